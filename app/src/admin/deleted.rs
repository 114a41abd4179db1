//! Deleting asks once, and can be undone for ten minutes. Each screen on which something can be deleted shows what was
//! deleted there, with a button that brings it back, to those who may delete it.

use axum::response::{IntoResponse, Redirect, Response};
use backend::{
    Actor, DeletedThing, Deletion, Restored, Shelf, dates,
    drafts::Piece,
    i18n::{tr, tr_with},
};
use domain::{Lang, Text};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    admin::desk::{Desk, with},
    site::Failure,
    ui::{
        fields::{ErrorSummary, Problems},
        names::country_name,
    },
};

/// What was deleted or brought back a moment ago, as the address of the page after it says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct JustNow {
    /// `yes`: the notice on top is about what whoever looks has deleted last.
    deleted: String,
    /// What became of bringing something back: the code of a [`Restored`].
    restored: String,
}

/// What is to be brought back.
#[derive(Deserialize)]
pub(crate) struct UndoForm {
    id: String,
}

/// To a page that says what was deleted, and offers to undo it.
pub(crate) fn to_notice(page: &str) -> Response {
    Redirect::to(&with(page, "deleted=yes#undo")).into_response()
}

/// Brings back what was deleted on a screen, and leads back to `page`, which says what became of it.
pub(crate) async fn undo(desk: &Desk, shelf: Shelf, form: &UndoForm, page: &str) -> Result<Response, Failure> {
    let restored = desk.backend().restore(shelf, &desk.actor()?, &form.id).await?;
    Ok(Redirect::to(&with(page, &format!("restored={}#undo", restored.code()))).into_response())
}

/// What was deleted here and can be brought back, by a form that leads to `action`: in a notice what was deleted just now,
/// the rest in a list. Without any there is nothing to see.
#[component]
pub(crate) fn Undo(desk: Desk, just: JustNow, deleted: Vec<Deletion>, #[prop(into)] action: String) -> impl IntoView {
    let lang = desk.lang;
    let restored = Restored::from_code(&just.restored)
        .map(|restored| view! { <p class="note" id="undo" role="status">{in_words(lang, restored)}</p> });
    let own = desk.actor().ok().filter(|_| just.deleted == "yes");
    let (first, rest) = noticed(deleted, own.as_ref());
    let first = first.map(|deletion| {
        view! {
            <div class="note undo" id="undo" role="status">
                <Row desk=desk.clone() deletion action=action.clone() />
            </div>
        }
    });
    let rows = rest.into_iter().map(|deletion| {
        let (desk, action, id) = (desk.clone(), action.clone(), format!("deleted-{}", deletion.id));
        view! { <li id=id class="undo"><Row desk deletion action /></li> }
    });
    let rows: Vec<_> = rows.collect();
    let list = (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="deleted-title">
                <h2 id="deleted-title">{tr(lang, "admin-deleted")}</h2>
                <ul class="desk-rows">{rows}</ul>
            </section>
        }
    });
    view! { <div class="deleted" id="deleted" data-live="desk">{restored} {first} {list}</div> }
}

/// What the notice is about, and all the rest: the last thing that this organiser has deleted.
fn noticed(mut deleted: Vec<Deletion>, own: Option<&Actor>) -> (Option<Deletion>, Vec<Deletion>) {
    let place = deleted.iter().position(|deletion| Some(&deletion.by) == own);
    let first = place.map(|place| deleted.remove(place));
    (first, deleted)
}

/// What it is, who deleted it, until when that can be undone, and the button.
#[component]
fn Row(desk: Desk, deletion: Deletion, action: String) -> impl IntoView {
    let (lang, zone) = (desk.lang, desk.zone());
    let Deletion { id, thing, by, at, until } = deletion;
    // The registration itself is still there.
    let is_cancelled = matches!(thing, DeletedThing::Registration { .. });
    let what = name_of(lang, thing);
    let times = [("time", dates::time(lang, at, &zone).into()), ("until", dates::time(lang, until, &zone).into())];
    let who = match by {
        Actor::Organiser { name, .. } => {
            let [time, until] = times;
            let about = [("who", name.into()), time, until];
            tr_with(lang, if is_cancelled { "admin-deleted-cancelled-by" } else { "admin-deleted-by" }, &about)
        }
        Actor::Command => tr_with(lang, "admin-deleted-by-command", &times),
    };
    let label = tr_with(lang, "admin-deleted-undo-it", &[("what", what.clone().into())]);
    view! {
        <div>
            <p><strong><bdi>{what}</bdi></strong></p>
            <p class="quiet">{who}</p>
        </div>
        <form method="post" action=action>
            <ErrorSummary problems=Problems { lang, error: None } />
            <button type="submit" class="button-quiet" name="id" value=id aria-label=label>
                {tr(lang, "admin-deleted-undo")}
            </button>
        </form>
    }
}

/// What was deleted, in words.
fn name_of(lang: Lang, thing: DeletedThing) -> String {
    match thing {
        DeletedThing::Draft(title) => {
            tr_with(lang, "admin-deleted-draft", &[("title", title.as_str(lang).to_owned().into())])
        }
        DeletedThing::Piece(taken_out) => name_of_piece(lang, &taken_out.piece),
        DeletedThing::EmbedSite { embed, site } => {
            let part = tr(lang, &format!("embed-{embed}"));
            tr_with(lang, "admin-deleted-site", &[("site", site.into()), ("part", part.into())])
        }
        DeletedThing::WallWord(word) => tr_with(lang, "admin-deleted-word", &[("word", word.into())]),
        DeletedThing::Meeting => tr(lang, "admin-deleted-meeting"),
        DeletedThing::Registration { name, .. } => {
            tr_with(lang, "admin-deleted-registration", &[("name", name.into())])
        }
        DeletedThing::Organiser(name) => tr_with(lang, "admin-deleted-organiser", &[("name", name.into())]),
        DeletedThing::Invitation(email) => {
            let whom = email.unwrap_or_else(|| tr(lang, "admin-team-first-owner"));
            tr_with(lang, "admin-deleted-invitation", &[("whom", whom.into())])
        }
    }
}

/// What was taken out of a draft, in words.
fn name_of_piece(lang: Lang, piece: &Piece) -> String {
    let says = |text: &Text| text.as_str(lang).to_owned();
    match piece {
        Piece::AgendaItem(item) => tr_with(lang, "admin-deleted-item", &[("title", says(&item.title).into())]),
        Piece::Speaker { speaker, .. } => {
            tr_with(lang, "admin-deleted-speaker", &[("name", says(&speaker.name).into())])
        }
        Piece::Photo { name, .. } => tr_with(lang, "admin-deleted-photo", &[("name", says(name).into())]),
        Piece::Milestone(milestone) => {
            tr_with(lang, "admin-deleted-milestone", &[("name", says(&milestone.name).into())])
        }
        Piece::Action { action, .. } => tr_with(lang, "admin-deleted-action", &[("text", says(&action.text).into())]),
        Piece::Country { facts, .. } => {
            tr_with(lang, "admin-deleted-country", &[("country", country_name(lang, &facts.code).into())])
        }
        Piece::Point { point, .. } => tr_with(lang, "admin-deleted-point", &[("text", says(point).into())]),
    }
}

/// What became of bringing something back, in words.
fn in_words(lang: Lang, restored: Restored) -> String {
    tr(lang, &format!("admin-restored-{}", restored.code()))
}

/// What a form asks before it deletes: the first press shows what that means, and the button that does it.
#[component]
pub(crate) fn AskFirst(
    /// What the first press says.
    ask: String,
    /// What it is about, where the page around says so to the eye alone.
    #[prop(optional, into)]
    about: Option<String>,
    /// What happens then, besides that it can be undone.
    #[prop(optional, into)]
    means: Option<String>,
    lang: Lang,
    /// The button that does it.
    children: Children,
) -> impl IntoView {
    let about = about.map(|about| view! { <span class="unseen">" " <bdi>{about}</bdi></span> });
    view! {
        <details class="ask-first">
            <summary>{ask} {about}</summary>
            <p>{means.map(|means| means + " ")} {tr(lang, "admin-deleted-for-a-while")}</p>
            {children()}
        </details>
    }
}

#[cfg(test)]
mod tests {
    use domain::Instant;

    use super::*;

    #[test]
    fn the_notice_is_about_the_last_thing_of_ones_own() {
        let who = |id: &str| Actor::Organiser { id: id.into(), name: "Ada".into() };
        let deletion = |id: &str, by: &str| Deletion {
            id: id.into(),
            thing: DeletedThing::Meeting,
            by: who(by),
            at: Instant::from_millis(0),
            until: Instant::from_millis(1),
        };
        let all = || vec![deletion("3", "grace"), deletion("2", "ada"), deletion("1", "ada")];
        let ids = |(first, rest): (Option<Deletion>, Vec<Deletion>)| {
            (first.map(|first| first.id), rest.into_iter().map(|deletion| deletion.id).collect::<Vec<_>>())
        };
        let both = |first: Option<&str>, rest: &[&str]| {
            (first.map(ToOwned::to_owned), rest.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(ids(noticed(all(), Some(&who("ada")))), both(Some("2"), &["3", "1"]));
        assert_eq!(ids(noticed(all(), Some(&who("eve")))), both(None, &["3", "2", "1"]));
        assert_eq!(ids(noticed(all(), None)), both(None, &["3", "2", "1"]));
    }
}
