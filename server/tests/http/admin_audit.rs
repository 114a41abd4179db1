//! The audit log: read, chosen from, and taken along.

use domain::{Lang, Role};

use crate::support::Site;

#[tokio::test]
async fn the_log_is_read_by_page_and_filter() {
    let site = Site::start_with(|config| config.limits = false).await;
    let owner = site.backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap();
    let empty = site.get_as(&owner, "/admin/audit").await;
    assert!(empty.text().contains("Nothing has been done yet"), "{}", empty.text());
    for n in 0..55 {
        let form = [("email", format!("guest{n}@example.org")), ("role", "viewer".into()), ("lang", "en".into())];
        let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(site.post_as(&owner, "/admin/team/invite", &form).await.status, 303);
    }
    let page = site.get_as(&owner, "/admin/audit").await;
    assert_eq!(page.text().matches("<li id=\"e-").count(), 50);
    assert!(page.text().contains("datetime=\"2024-02-28T10:55:00+01:00\">28 Feb 2024 · 10:55<"), "{}", page.text());
    assert!(page.text().contains("Invited somebody") && page.text().contains("<dd><span dir=\"auto\">Viewer"));
    assert!(!page.text().contains("guest1@"), "no addresses of others");
    let (before, _) = page.text().split_once(">Older entries").unwrap();
    let (_, older) = before.rsplit_once("href=\"").unwrap();
    let second = site.get_as(&owner, older.split('"').next().unwrap()).await;
    assert_eq!(second.text().matches("<li id=\"e-").count(), 5);
    assert!(second.text().contains("Newest entries") && !second.text().contains("Older entries"));

    let count = async |query: &str| {
        let page = site.get_as(&owner, &format!("/admin/audit?{query}")).await;
        (page.status.as_u16(), page.text().matches("<li id=\"e-").count())
    };
    assert_eq!(count("what=organiser-invited&day=2024-02-28").await, (200, 50));
    assert_eq!(count("what=role-changed").await, (200, 0));
    assert_eq!(count("who=command").await, (200, 0));
    assert_eq!(count("day=2024-02-27").await, (200, 0));
    assert_eq!(count("day=tomorrow&what=x").await, (422, 50), "what is wrong is said, and nothing is left out");
}

#[tokio::test]
async fn every_action_can_be_chosen_in_the_organisers_language() {
    let site = Site::start().await;
    let owner = site.backend.organiser_for_test(Role::Owner, Lang::Ar).await.unwrap();
    let page = site.get_as(&owner, "/admin/audit").await;
    for action in domain::AuditAction::ALL {
        assert!(page.text().contains(&format!("<option value=\"{action}\">")), "{action}");
    }
    assert!(!page.text().contains("admin-audit-"), "a key without a message");
}

#[tokio::test]
async fn the_list_is_a_file_without_formulas() {
    let site = Site::start().await;
    let owner = site.backend.organiser_for_test(Role::Owner, Lang::En).await.unwrap();
    let page = site.get_as(&owner, "/admin/audit?what=exported").await;
    assert!(page.text().contains("href=\"/admin/audit/export?what=exported\" target=\"_self\""), "{}", page.text());
    site.execute("UPDATE organisers SET name = '=HYPERLINK(1)'").await;
    let list = site.get_as(&owner, "/admin/audit/export?what=exported").await;
    assert_eq!(list.status, 200);
    assert_eq!(list.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(list.header("content-disposition"), "attachment; filename=\"audit-log.csv\"");
    assert_eq!(
        list.text(),
        "at,who,action,subject,before,after\r\n\
         2024-02-28T09:55:00Z,'=HYPERLINK(1),exported,audit-log,,what=exported\r\n"
    );
    let all = site.get_as(&owner, "/admin/audit/export?all").await;
    assert_eq!(all.text().lines().count(), 3, "{}", all.text());
    for (asked, back) in [("?day=x", "/admin/audit?day=x"), ("", "/admin/audit?")] {
        let answer = site.get_as(&owner, &format!("/admin/audit/export{asked}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, back));
    }
}
