//! Who is an organiser, who is invited, and what each may do.

mod invitation;
mod invite;
mod member;

use axum::{extract::Query, response::Response};
use axum_extra::extract::Form;
use backend::{
    Member, Shelf, Team, dates, ending,
    i18n::{tr, tr_with},
};
use domain::{Instant, Invitation, Lang, Role};
use leptos::prelude::*;

use crate::{
    admin::{
        Access, AdminArea,
        deleted::{self, JustNow, Undo, UndoForm},
        desk::Desk,
        shell::AdminHead,
    },
    site::Failure,
    ui::fields::{FieldError, Problems, Radio},
};

const ADDRESS: &str = "/admin/team";
const UNDO: &str = "/admin/team/deleted";

pub(super) fn routes(area: AdminArea) -> AdminArea {
    // The forms ask for a fresh password before they are filled in, not after.
    let fresh = Access::Fresh(Role::Owner);
    area.get("/admin/team", Access::Role(Role::Owner), show)
        .get("/admin/team/invite", fresh, invite::show)
        .post("/admin/team/invite", fresh, invite::take)
        .get("/admin/team/{id}/invitation", fresh, invitation::show)
        .post("/admin/team/{id}/invitation", fresh, invitation::withdraw)
        .get("/admin/team/{id}/role", fresh, member::show_role)
        .post("/admin/team/{id}/role", fresh, member::change_role)
        .get("/admin/team/{id}/remove", fresh, member::show_removal)
        .post("/admin/team/{id}/remove", fresh, member::remove)
        .get(UNDO, fresh, show_deleted)
        .post(UNDO, fresh, undo)
}

/// `GET /admin/team`.
async fn show(desk: Desk, Query(just): Query<JustNow>) -> Result<Response, Failure> {
    let team = desk.backend().team().await?;
    let deleted = desk.backend().deleted(Shelf::Team).await?;
    let (lang, zone) = (desk.lang, desk.zone());
    let own_id = desk.signed_in.as_ref().map(|signed_in| signed_in.organiser.id.clone()).unwrap_or_default();
    let head = AdminHead::new(tr(lang, "admin-team"), tr(lang, "admin-team-help"));
    Ok(desk.clone().draw(head, |_| {
        view! {
            <Undo desk just deleted action=UNDO />
            <Everybody lang zone team own_id />
        }
    }))
}

/// `GET /admin/team/deleted`: where whoever has to type the password again comes back to.
async fn show_deleted(desk: Desk) -> Result<Response, Failure> {
    let deleted = desk.backend().deleted(Shelf::Team).await?;
    let lang = desk.lang;
    let nothing = deleted.is_empty().then(|| view! { <p class="quiet">{tr(lang, "admin-deleted-none")}</p> });
    let head = AdminHead::new(tr(lang, "admin-deleted-title"), tr(lang, "admin-deleted-help"));
    Ok(desk.clone().draw(head, |_| {
        view! {
            {nothing}
            <Undo desk just=JustNow::default() deleted action=UNDO />
            <p><a href=ADDRESS>{tr(lang, "admin-team-back")}</a></p>
        }
    }))
}

/// `POST /admin/team/deleted`: somebody is an organiser again, or an invitation stands open again.
async fn undo(desk: Desk, Form(form): Form<UndoForm>) -> Result<Response, Failure> {
    deleted::undo(&desk, Shelf::Team, &form, ADDRESS).await
}

#[component]
fn Everybody(lang: Lang, zone: String, team: Team, own_id: String) -> impl IntoView {
    let owners = team.members.iter().filter(|member| member.organiser.role == Role::Owner).count();
    let alone = (team.members.len() == 1).then(|| view! { <p class="note">{tr(lang, "admin-team-alone")}</p> });
    let members = team.members.into_iter().map(|member| {
        let (zone, is_self) = (zone.clone(), member.organiser.id == own_id);
        let stays = member.organiser.role == Role::Owner && owners == 1;
        view! { <OneMember lang zone member is_self stays /> }
    });
    let members = members.collect_view();
    let invitations = team.invitations.into_iter().map(|invitation| {
        let zone = zone.clone();
        view! { <OneInvitation lang zone invitation /> }
    });
    let invitations = invitations.collect_view();
    let nobody = invitations.is_empty().then(|| view! { <p class="quiet">{tr(lang, "admin-team-nobody-invited")}</p> });
    view! {
        <p><a class="button" href="/admin/team/invite">{tr(lang, "admin-team-invite")}</a></p>
        <section aria-labelledby="members">
            <h2 id="members">{tr(lang, "admin-team-members")}</h2>
            <div id="team" data-live="desk">
                {alone}
                <ul class="team">{members}</ul>
            </div>
        </section>
        <section aria-labelledby="invited">
            <h2 id="invited">{tr(lang, "admin-team-invited")}</h2>
            <div id="invitations" data-live="desk">
                {nobody}
                <ul class="team">{invitations}</ul>
            </div>
        </section>
    }
}

/// An organiser, and what can be done about them. `stays` is whether they are the last owner.
#[component]
fn OneMember(lang: Lang, zone: String, member: Member, is_self: bool, stays: bool) -> impl IntoView {
    let Member { organiser, since, has_second_factor } = member;
    let (id, name) = (organiser.id.clone(), organiser.name.to_string());
    let about = [("name", name.clone().into())];
    let acts = if stays {
        view! { <p class="quiet">{tr(lang, "admin-team-last-owner")}</p> }.into_any()
    } else {
        view! {
            <p class="team-acts">
                <a href=format!("/admin/team/{id}/role") aria-label=tr_with(lang, "admin-team-role-of", &about)>
                    {tr(lang, "admin-team-change-role")}
                </a>
                <a href=format!("/admin/team/{id}/remove") aria-label=tr_with(lang, "admin-team-remove-whom", &about)>
                    {tr(lang, "admin-team-remove")}
                </a>
            </p>
        }
        .into_any()
    };
    let you = is_self.then(|| view! { " " <span class="quiet">{tr(lang, "admin-team-you")}</span> });
    let unready = (!has_second_factor).then(|| view! { <p>{tr(lang, "admin-team-no-second-factor")}</p> });
    view! {
        <li id=format!("o-{id}")>
            <div>
                <p><strong><bdi>{name}</bdi></strong>{you}</p>
                <p class="quiet"><bdi dir="ltr">{organiser.email.as_str().to_owned()}</bdi></p>
            </div>
            <div>
                <p>{role_name(lang, organiser.role)}</p>
                <p class="quiet">
                    {tr(lang, "admin-team-since")} " " <Day lang zone at=since /> " · " <code>{ending(&id).to_owned()}</code>
                </p>
                {unready}
            </div>
            {acts}
        </li>
    }
}

/// An invitation that stands open.
#[component]
fn OneInvitation(lang: Lang, zone: String, invitation: Invitation) -> impl IntoView {
    let whom = whom(lang, &invitation);
    let by =
        invitation.invited_by.as_ref().map(|name| tr_with(lang, "admin-team-by", &[("name", name.as_str().into())]));
    let by = by.unwrap_or_else(|| tr(lang, "admin-team-by-command"));
    let more = tr_with(lang, "admin-team-invitation-of", &[("whom", whom.clone().into())]);
    let what =
        if invitation.renews.is_some() { tr(lang, "admin-team-renews") } else { role_name(lang, invitation.role) };
    view! {
        <li id=format!("i-{}", invitation.id)>
            <div>
                <p><strong><bdi>{whom}</bdi></strong></p>
                <p class="quiet">{by}</p>
            </div>
            <div>
                <p>{what}</p>
                <p class="quiet">
                    {tr(lang, "admin-team-until")} " " <Day lang zone at=invitation.expires_at /> " · "
                    <code>{ending(&invitation.id).to_owned()}</code>
                </p>
            </div>
            <p class="team-acts">
                <a href=format!("/admin/team/{}/invitation", invitation.id) aria-label=more>
                    {tr(lang, "admin-team-invitation-more")}
                </a>
            </p>
        </li>
    }
}

/// Who is invited, as far as that is known.
fn whom(lang: Lang, invitation: &Invitation) -> String {
    match &invitation.email {
        Some(email) => email.as_str().to_owned(),
        None => tr(lang, "admin-team-first-owner"),
    }
}

/// A day in the session's zone.
#[component]
fn Day(lang: Lang, zone: String, at: Instant) -> impl IntoView {
    view! { <time datetime=dates::iso(at, &zone)>{dates::short_date(lang, at, &zone)}</time> }
}

/// What a role is called.
fn role_name(lang: Lang, role: Role) -> String {
    tr(lang, &format!("admin-role-{}", role.code()))
}

/// The roles to choose from, each with what it may do.
#[component]
fn RoleChoice(value: String, problems: Problems) -> impl IntoView {
    let lang = problems.lang;
    let roles = Role::ALL.map(|role| {
        let hint = tr(lang, &format!("admin-role-{}-may", role.code()));
        let checked = value == role.code();
        view! { <Radio field="role" value=role.code() checked label=role_name(lang, role) hint /> }
    });
    let wrong = problems.describing("role", false);
    view! {
        <fieldset id="role" aria-describedby=wrong>
            <legend>{tr(lang, "admin-team-role")}</legend>
            <FieldError field="role" problems />
            {roles.into_iter().collect_view()}
        </fieldset>
    }
}
