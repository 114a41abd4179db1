//! One invitation: its link, for whoever the mail does not reach, and taking it back.

use axum::{extract::Path, response::Response};
use backend::i18n::{tr, tr_with};
use leptos::prelude::*;

use super::whom;
use crate::{
    admin::{deleted, desk::Desk, shell::AdminHead},
    site::Failure,
};

/// `GET /admin/team/{id}/invitation`.
pub(super) async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let invitation = desk.backend().open_invitation(&id).await?;
    let lang = desk.lang;
    let link = format!("{}{}", desk.site.public_url, desk.backend().invitation_path(&id));
    let whom = whom(lang, &invitation);
    let help = tr_with(lang, "admin-invitation-help", &[("whom", whom.into())]);
    let head = AdminHead::new(tr(lang, "admin-invitation"), help);
    Ok(desk.clone().draw(head, |_| {
        view! {
            <section aria-labelledby="link">
                <h2 id="link">{tr(lang, "admin-invitation-link")}</h2>
                <p>{tr(lang, "admin-invitation-link-what")}</p>
                <p class="keep-link"><bdi dir="ltr">{link.clone()}</bdi></p>
                <p>
                    <button type="button" class="button-quiet" aria-live="polite" data-copy=link data-done=tr(lang, "admin-invitation-copied") hidden>
                        {tr(lang, "admin-invitation-copy")}
                    </button>
                </p>
            </section>
            <section aria-labelledby="back">
                <h2 id="back">{tr(lang, "admin-invitation-withdraw")}</h2>
                <p>{tr(lang, "admin-invitation-withdraw-what")}</p>
                <form class="acts" method="post" action=desk.path>
                    <button type="submit">{tr(lang, "admin-invitation-withdraw-yes")}</button>
                    <a class="button button-quiet" href="/admin/team">{tr(lang, "admin-team-back")}</a>
                </form>
            </section>
        }
    }))
}

/// `POST /admin/team/{id}/invitation`: its link leads nowhere now.
pub(super) async fn withdraw(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    desk.backend().withdraw_invitation(&desk.actor()?, &id).await?;
    Ok(deleted::to_notice(super::ADDRESS))
}
