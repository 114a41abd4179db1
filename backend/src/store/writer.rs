//! The one writer of SQLite.
//!
//! SQLite lets one connection write at a time, and a commit waits for the disk: 680 commits a second where the same
//! disk takes 66,000 rows a second within one commit. So all jobs go to one task, and those that have come in while
//! it was committing share its next commit. Each has a savepoint of its own: one that fails is undone alone.

use std::panic::AssertUnwindSafe;

use futures::{FutureExt, future::BoxFuture};
use sqlx::{AnyConnection, Connection, Transaction};
use tokio::sync::{mpsc, oneshot};

use super::{Job, StoreError, sqlite};

/// How many jobs may wait before those who ask have to wait as well.
const QUEUE: usize = 1_024;

/// Makes a connection that may write.
pub(super) type Connect = Box<dyn Fn() -> BoxFuture<'static, Result<AnyConnection, sqlx::Error>> + Send + Sync>;

/// The way to the writer's task.
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
}

enum Message {
    Job(Box<dyn Waiting>),
    ForgetErased(ForgetErased),
    /// Finish what came before this, take nothing more, and answer when all is done.
    Close(oneshot::Sender<()>),
}

/// Take what was erased out of the files, after the jobs that came before this.
struct ForgetErased {
    /// Whether there was something now.
    erased: bool,
    reply: oneshot::Sender<Result<(), StoreError>>,
}

impl Writer {
    /// Starts the task. It takes `db` to write with, and a new connection from `connect` should that one fail. At most
    /// `commit_together` jobs (at least one) share a commit.
    pub(super) fn start(db: AnyConnection, connect: Connect, commit_together: usize) -> Self {
        let (queue, incoming) = mpsc::channel(QUEUE);
        let task = Task { incoming, db: Some(db), connect, commit_together: commit_together.max(1), traces: false };
        tokio::spawn(task.run());
        Self { queue }
    }

    /// Has `job` run and answers after its commit. Once it is in the queue it runs, even if nobody waits any more.
    pub(super) async fn write<J: Job>(&self, job: J) -> Result<J::Answer, StoreError> {
        let (reply, answer) = oneshot::channel();
        let waiting = Box::new(WaitingJob { job, outcome: None, reply });
        self.queue.send(Message::Job(waiting)).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Takes what was erased out of the files: all of it where something was `erased` now, or the last time failed;
    /// otherwise only what may be left in the log. Jobs wait meanwhile.
    pub(super) async fn forget_erased(&self, erased: bool) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        let message = Message::ForgetErased(ForgetErased { erased, reply });
        self.queue.send(message).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Whether the task takes jobs.
    pub(super) fn ready(&self) -> Result<(), StoreError> {
        if self.queue.is_closed() { Err(StoreError::Closed) } else { Ok(()) }
    }

    /// Waits until all that was accepted is committed and the file is closed.
    pub(super) async fn close(&self) {
        let (done, all_done) = oneshot::channel();
        if self.queue.send(Message::Close(done)).await.is_ok() {
            // An error means that the task has ended, which is all that is waited for.
            let _ = all_done.await;
        }
    }
}

struct Task {
    incoming: mpsc::Receiver<Message>,
    /// None after a failure; the next batch makes a new one.
    db: Option<AnyConnection>,
    connect: Connect,
    commit_together: usize,
    /// Whether something was erased that may still be read in the file.
    traces: bool,
}

impl Task {
    async fn run(mut self) {
        let (mut forgetting, mut closing) = (Vec::new(), Vec::new());
        while let Some(batch) = self.next_batch(&mut forgetting, &mut closing).await {
            self.answer_after_commit(batch).await;
            for ForgetErased { erased, reply } in forgetting.drain(..) {
                self.traces |= erased;
                // Whoever asked may have gone.
                let _ = reply.send(self.forget_erased().await);
            }
        }
        if let Some(db) = self.db.take()
            && let Err(error) = db.close().await
        {
            tracing::warn!(%error, "the database was not closed properly");
        }
        for done in closing {
            // Whoever asked may have gone.
            let _ = done.send(());
        }
    }

    /// Waits for a job and takes what else has come in. None once it was closed and all is done.
    async fn next_batch(
        &mut self,
        forgetting: &mut Vec<ForgetErased>,
        closing: &mut Vec<oneshot::Sender<()>>,
    ) -> Option<Vec<Box<dyn Waiting>>> {
        let mut messages = Vec::new();
        if self.incoming.recv_many(&mut messages, self.commit_together).await == 0 {
            return None;
        }
        let mut batch = Vec::with_capacity(messages.len());
        for message in messages {
            match message {
                Message::Job(job) => batch.push(job),
                Message::ForgetErased(asked) => forgetting.push(asked),
                Message::Close(done) => {
                    self.incoming.close();
                    closing.push(done);
                }
            }
        }
        Some(batch)
    }

    async fn answer_after_commit(&mut self, mut batch: Vec<Box<dyn Waiting>>) {
        if batch.is_empty() {
            return;
        }
        let committed = self.commit(&mut batch).await;
        if let Err(error) = &committed {
            tracing::error!(%error, jobs = batch.len(), "a commit failed");
            // What state the connection is in, nobody knows; dropping it undoes what it had begun.
            self.db = None;
        }
        for job in batch {
            job.answer(committed.is_ok());
        }
    }

    async fn commit(&mut self, batch: &mut [Box<dyn Waiting>]) -> Result<(), sqlx::Error> {
        let db = self.db().await?;
        // IMMEDIATE takes the right to write at once, and waits for it. A transaction that begins by reading would
        // ask for it on its way, and could be refused there.
        let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
        for job in batch {
            job.run(&mut transaction).await?;
        }
        transaction.commit().await
    }

    async fn forget_erased(&mut self) -> Result<(), StoreError> {
        if self.traces {
            sqlite::rewrite(self.db().await?).await?;
            self.traces = false;
        }
        sqlite::empty_log(self.db().await?).await
    }

    async fn db(&mut self) -> Result<&mut AnyConnection, sqlx::Error> {
        Ok(match &mut self.db {
            Some(db) => db,
            lost => lost.insert((self.connect)().await?),
        })
    }
}

/// A [`WaitingJob`] of any kind.
trait Waiting: Send {
    /// Runs the job in a savepoint and keeps its outcome. An error means that the whole transaction is lost.
    fn run<'a>(&'a mut self, transaction: &'a mut Transaction<'_, sqlx::Any>)
    -> BoxFuture<'a, Result<(), sqlx::Error>>;

    /// Tells the one who asked.
    fn answer(self: Box<Self>, committed: bool);
}

struct WaitingJob<J: Job> {
    job: J,
    outcome: Option<Result<J::Answer, StoreError>>,
    reply: oneshot::Sender<Result<J::Answer, StoreError>>,
}

impl<J: Job> Waiting for WaitingJob<J> {
    fn run<'a>(
        &'a mut self,
        transaction: &'a mut Transaction<'_, sqlx::Any>,
    ) -> BoxFuture<'a, Result<(), sqlx::Error>> {
        Box::pin(async move {
            let mut savepoint = transaction.begin().await?;
            // A panic must not take the writer with it: everybody else still wants to write.
            let outcome = match AssertUnwindSafe(self.job.run(&mut savepoint)).catch_unwind().await {
                Ok(outcome) => outcome.map_err(StoreError::from),
                Err(_) => Err(StoreError::Panicked),
            };
            match &outcome {
                Ok(_) => savepoint.commit().await?,
                Err(_) => savepoint.rollback().await?,
            }
            self.outcome = Some(outcome);
            Ok(())
        })
    }

    fn answer(self: Box<Self>, committed: bool) {
        let outcome = match self.outcome {
            // It failed by itself, and would have without its neighbours.
            Some(Err(error)) => Err(error),
            Some(outcome) if committed => outcome,
            _ => Err(StoreError::NotCommitted),
        };
        // Whoever asked may have gone; what is committed stays.
        let _ = self.reply.send(outcome);
    }
}

#[cfg(test)]
mod tests;
