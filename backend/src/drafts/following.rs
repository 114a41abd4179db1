//! What a publication changes of a campaign, in the drafts of its other sessions.
//!
//! A draft holds all of its campaign. Published as it is, it would undo what another publication has changed there since
//! it was begun. So a draft follows in each part that nobody has changed in it; where somebody has, it is theirs, and the
//! page before the publication shows what it would change.

use domain::{Campaign, Event, Toolkit, VotingFacts};
use sqlx::AnyConnection;

use crate::store::drafts;

/// What all sessions of a campaign have in common.
#[derive(PartialEq, Eq)]
pub(crate) struct Common {
    pub(crate) campaign: Campaign,
    pub(crate) voting: Option<VotingFacts>,
    pub(crate) toolkit: Option<Toolkit>,
}

/// Brings what has become of a campaign into its drafts.
pub(crate) async fn follow(db: &mut AnyConnection, before: &Common, after: &Common) -> Result<(), sqlx::Error> {
    if before == after {
        return Ok(());
    }
    for id in drafts::ids(db).await? {
        let Some(mut draft) = drafts::locked(db, &id).await? else { continue };
        if draft.event.campaign.slug == after.campaign.slug && take_over(&mut draft.event, before, after) {
            drafts::update(db, &draft).await?;
        }
    }
    Ok(())
}

/// Takes over each part that the draft has as it was; whether there was one.
fn take_over(draft: &mut Event, before: &Common, after: &Common) -> bool {
    let campaign = followed(&mut draft.campaign, &before.campaign, &after.campaign);
    let voting = followed(&mut draft.voting, &before.voting, &after.voting);
    let toolkit = followed(&mut draft.toolkit, &before.toolkit, &after.toolkit);
    campaign || voting || toolkit
}

fn followed<T: Clone + PartialEq>(part: &mut T, before: &T, after: &T) -> bool {
    let follows = part == before && before != after;
    if follows {
        part.clone_from(after);
    }
    follows
}
