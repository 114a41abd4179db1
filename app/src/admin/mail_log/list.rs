//! The log as a list: one mail a row, the last caused first, and what to look for above it.

use backend::{
    LoggedMail, MailFilterForm, MailLogPage, MailState, OutboxKind,
    i18n::{tr, tr_with},
};
use domain::{AppError, Lang};
use leptos::prelude::*;

use super::{ADDRESS, Said, words};
use crate::{
    admin::{
        desk::Desk,
        today::standing::{moment, target},
    },
    ui::fields::{ErrorSummary, Problems, SelectField},
};

#[component]
pub(super) fn MailLog(desk: Desk, filter: MailFilterForm, page: MailLogPage, said: Option<Said>) -> impl IntoView {
    let lang = desk.lang;
    let said = said.map(|Said { words, is_good }| {
        let class = if is_good { "note" } else { "form-errors" };
        view! { <div class=class role="alert" tabindex="-1" autofocus><p>{words}</p></div> }
    });
    let next = page.next.clone().map(|before| {
        let address = address(&MailFilterForm { before, ..filter.clone() });
        view! { <p><a class="button button-quiet" href=address>{tr(lang, "admin-mail-older")}</a></p> }
    });
    let newest = (!filter.before.is_empty()).then(|| {
        let address = address(&MailFilterForm { before: String::new(), ..filter.clone() });
        view! { <p><a href=address>{tr(lang, "admin-mail-newest")}</a></p> }
    });
    view! {
        {said}
        <Trial desk=desk.clone() filter=filter.clone() />
        <Filter lang filter=filter.clone() />
        {newest}
        <div id="mail-log" data-live="desk"><Mails desk filter page /></div>
        {next}
    }
}

/// Where mail goes, and a trial mail to oneself.
#[component]
fn Trial(desk: Desk, filter: MailFilterForm) -> impl IntoView {
    let lang = desk.lang;
    let to = desk.signed_in.as_ref().map(|signed_in| signed_in.organiser.email.as_str().to_owned());
    view! {
        <form class="desk-line" method="post" action=address(&filter)>
            <ErrorSummary problems=nothing_wrong(lang) />
            <p>{tr(lang, "admin-today-mail-target")} " " {target(lang, &desk.site.mail)}</p>
            <input type="hidden" name="trial" value="yes" />
            <button type="submit" class="button-quiet">{tr(lang, "admin-mail-trial")}</button>
            <p class="hint">{tr_with(lang, "admin-mail-trial-hint", &[("address", to.unwrap_or_default().into())])}</p>
        </form>
    }
}

/// What to look for; it stands in the address.
#[component]
fn Filter(lang: Lang, filter: MailFilterForm) -> impl IntoView {
    let all = || (String::new(), tr(lang, "admin-mail-all"));
    let kinds = OutboxKind::ALL.map(|kind| (kind.code().to_owned(), kind_name(lang, kind)));
    let states = MailState::CODES.map(|code| (code.to_owned(), tr(lang, &format!("admin-mail-state-{code}"))));
    let problems = nothing_wrong(lang);
    view! {
        <form class="desk-filter" method="get" action=ADDRESS>
            <SelectField
                field="kind"
                label=tr(lang, "admin-mail-kind")
                options=[all()].into_iter().chain(kinds).collect()
                value=filter.kind
                problems=problems.clone()
            />
            <SelectField
                field="state"
                label=tr(lang, "admin-mail-state")
                options=[all()].into_iter().chain(states).collect()
                value=filter.state
                problems
            />
            <div class="field">
                <label for="day">{tr(lang, "admin-mail-day")}</label>
                <input type="date" id="day" name="day" value=filter.day />
            </div>
            <button type="submit" class="button-quiet">{tr(lang, "admin-mail-find")}</button>
        </form>
    }
}

#[component]
fn Mails(desk: Desk, filter: MailFilterForm, page: MailLogPage) -> impl IntoView {
    let lang = desk.lang;
    if page.mails.is_empty() {
        let is_all = filter.parse() == MailFilterForm::default().parse();
        let words = if is_all { tr(lang, "admin-mail-empty") } else { tr(lang, "admin-mail-none-found") };
        return view! { <p class="quiet">{words}</p> }.into_any();
    }
    let address = address(&filter);
    let mails: Vec<_> =
        page.mails.into_iter().map(|mail| view! { <Mail desk=desk.clone() mail address=address.clone() /> }).collect();
    view! { <ol class="desk-rows">{mails}</ol> }.into_any()
}

#[component]
fn Mail(desk: Desk, mail: LoggedMail, address: String) -> impl IntoView {
    let (lang, id) = (desk.lang, format!("m-{}", mail.id));
    let again = mail.can_be_sent_again().then(|| {
        let about = format!("{id}-what");
        view! {
            <form method="post" action=address data-stays>
                <ErrorSummary problems=nothing_wrong(lang) />
                <input type="hidden" name="again" value=mail.id.clone() />
                <button type="submit" class="button-quiet" aria-describedby=about>{tr(lang, "admin-mail-again")}</button>
            </form>
        }
    });
    let became = match &mail.state {
        MailState::Waiting { tries: 0, .. } => tr(lang, "admin-mail-waits"),
        MailState::Waiting { due_at, tries } => {
            let at = moment(&desk, *due_at);
            tr_with(lang, "admin-mail-waits-again", &[("tries", (*tries).into()), ("moment", at.into())])
        }
        MailState::Sent(at) => tr_with(lang, "admin-mail-sent-at", &[("moment", moment(&desk, *at).into())]),
        MailState::GivenUp(why) => words::given_up(lang, why),
    };
    let to = match mail.to {
        Some(to) => view! { <bdi dir="ltr">{to}</bdi> }.into_any(),
        None => view! { <span class="quiet">{tr(lang, "admin-mail-to-nobody")}</span> }.into_any(),
    };
    let state = tr(lang, &format!("admin-mail-state-{}", mail.state.code()));
    view! {
        <li id=id.clone() tabindex="-1" data-state=mail.state.code()>
            <p class="desk-row-what" id=format!("{id}-what")><b>{kind_name(lang, mail.kind)}</b> <br /> {to}</p>
            <p><span class="desk-state">{state}</span> <br /> {became}</p>
            <p class="quiet">{tr_with(lang, "admin-mail-caused", &[("moment", moment(&desk, mail.created_at).into())])}</p>
            {again}
        </li>
    }
}

fn kind_name(lang: Lang, kind: OutboxKind) -> String {
    tr(lang, &format!("admin-mail-kind-{}", kind.code().replace('_', "-")))
}

fn nothing_wrong(lang: Lang) -> Problems {
    Problems { lang, error: None::<AppError> }
}

/// The address of a page of the log.
fn address(filter: &MailFilterForm) -> String {
    // A cursor is digits and an id; all else is a choice of ours, or is not taken.
    let read = filter.parse();
    let parts = [
        ("kind", read.kind.map(|kind| kind.code().to_owned())),
        ("state", read.state.map(ToOwned::to_owned)),
        ("day", read.day),
        ("before", read.before.map(|before| before.to_string()).filter(|before| is_plain(before))),
    ];
    let query: Vec<String> =
        parts.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}"))).collect();
    if query.is_empty() { ADDRESS.to_owned() } else { format!("{ADDRESS}?{}", query.join("&")) }
}

/// Whether a text stands in an address as it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_read_stands_in_an_address() {
        let filter = MailFilterForm {
            kind: "thanks".into(),
            state: "<b>".into(),
            day: "2024-02-28".into(),
            before: "17_a&b=c".into(),
        };
        assert_eq!(address(&filter), "/admin/mail?kind=thanks&day=2024-02-28");
        let filter = MailFilterForm { before: "17_reminder_day-17-a".into(), ..MailFilterForm::default() };
        assert_eq!(address(&filter), "/admin/mail?before=17_reminder_day-17-a");
        assert_eq!(address(&MailFilterForm::default()), "/admin/mail");
    }
}
