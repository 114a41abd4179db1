//! Which registrations somebody looks for, in which order, and from where on: all of it as it stands in an address.

use domain::{Country, Lang, RegistrationState};
use serde::Deserialize;

use super::Sought;
use crate::address;

/// What of registrations may be seen, and looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegistrationSight {
    /// Names and states: what checking people in needs.
    #[default]
    Names,
    /// All that is stored.
    Everything,
}

/// The filter as it stands in an address: every part as text, nothing checked, empty where nothing is chosen. Names are
/// those in the address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct RegistrationsForm {
    /// Words to look for.
    pub q: String,
    /// A state's code.
    pub state: String,
    /// A country's code.
    pub country: String,
    /// A language's code.
    pub language: String,
    /// `email` or `device`.
    pub contact: String,
    /// `yes`: only those who need something to take part.
    pub needs: String,
    /// `name` or `state`; anything else is the newest first.
    pub sort: String,
    /// Where the page begins: see [`RegistrationPlace`].
    pub after: String,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegistrationSort {
    /// The newest first.
    #[default]
    Newest,
    /// By name.
    Name,
    /// By state, in the order of [`RegistrationState::ALL`]; the newest first in each.
    State,
}

impl RegistrationSort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Name, Self::State];

    /// Its name in addresses and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Name => "name",
            Self::State => "state",
        }
    }
}

/// The registration after which a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationPlace {
    /// The state it was in, where the order is by state: it may be in another one by now.
    pub state: Option<RegistrationState>,
    /// Its id.
    pub id: String,
}

impl RegistrationPlace {
    fn parse(text: &str) -> Option<Self> {
        let (state, id) = match text.split_once('.') {
            Some((state, id)) => (Some(RegistrationState::from_code(state)?), id),
            None => (None, text),
        };
        uuid::Uuid::parse_str(id).ok()?;
        Some(Self { state, id: id.to_owned() })
    }

    /// As it stands in an address.
    pub fn text(&self) -> String {
        match self.state {
            Some(state) => format!("{}.{}", state.code(), self.id),
            None => self.id.clone(),
        }
    }
}

/// What is let through, in which order: all that is set holds for each registration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegistrationFilter {
    /// What whoever looks may see; it holds for what they may look for as well.
    pub sight: RegistrationSight,
    /// Words to look for, as they were typed.
    pub text: String,
    /// In this state.
    pub state: Option<RegistrationState>,
    /// From this country.
    pub country: Option<Country>,
    /// Written to in this language.
    pub lang: Option<Lang>,
    /// With an address, or on a device alone.
    pub by_email: Option<bool>,
    /// Only those who need something to take part.
    pub with_needs: bool,
    /// The order.
    pub sort: RegistrationSort,
}

/// Longer than any search; an address is not to grow without end.
const LONGEST_TEXT: usize = 200;

impl RegistrationFilter {
    /// Takes what an address says. What is no choice is none, and what somebody may not see they cannot look for.
    pub fn parse(form: &RegistrationsForm, sight: RegistrationSight) -> Self {
        let sort = RegistrationSort::ALL.into_iter().find(|sort| sort.code() == form.sort).unwrap_or_default();
        let filter = Self {
            sight,
            text: form.q.trim().chars().take(LONGEST_TEXT).collect(),
            state: RegistrationState::from_code(&form.state),
            sort,
            ..Self::default()
        };
        match sight {
            RegistrationSight::Names => filter,
            RegistrationSight::Everything => Self {
                country: Country::parse(&form.country).ok(),
                lang: form.language.parse().ok(),
                by_email: match form.contact.as_str() {
                    "email" => Some(true),
                    "device" => Some(false),
                    _ => None,
                },
                with_needs: form.needs == "yes",
                ..filter
            },
        }
    }

    /// Where the page begins that an address asks for; none for the first one.
    pub fn place(&self, form: &RegistrationsForm) -> Option<RegistrationPlace> {
        let place = RegistrationPlace::parse(&form.after)?;
        (place.state.is_some() == (self.sort == RegistrationSort::State)).then_some(place)
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        Self { sort: RegistrationSort::default(), sight: RegistrationSight::default(), ..self.clone() }
            == Self::default()
    }

    /// What is chosen, as names and values of an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let chosen = |name, value: Option<&str>| value.map(|value| (name, value.to_owned()));
        let contact = self.by_email.map(|by_email| if by_email { "email" } else { "device" });
        let sort = Some(self.sort).filter(|sort| *sort != RegistrationSort::default());
        [
            chosen("q", Some(self.text.as_str()).filter(|text| !text.is_empty())),
            chosen("state", self.state.map(RegistrationState::code)),
            chosen("country", self.country.as_ref().map(Country::as_str)),
            chosen("language", self.lang.map(Lang::code)),
            chosen("contact", contact),
            chosen("needs", self.with_needs.then_some("yes")),
            chosen("sort", sort.map(RegistrationSort::code)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The address at `path` with what is chosen, and with where the page begins.
    pub fn address(&self, path: &str, place: Option<&RegistrationPlace>) -> String {
        let pairs: Vec<_> = self.pairs().into_iter().chain(place.map(|place| ("after", place.text()))).collect();
        if pairs.is_empty() {
            return path.to_owned();
        }
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        address(path, &pairs)
    }

    /// What was chosen, for the audit log. What was looked for is somebody's name, and stays out of it.
    pub(crate) fn noted(&self) -> String {
        let noted = |(name, value): (&'static str, String)| match name {
            "q" => "q=…".to_owned(),
            name => format!("{name}={value}"),
        };
        let pairs = self.pairs().into_iter().filter(|(name, _)| *name != "sort");
        pairs.map(noted).collect::<Vec<_>>().join(" ")
    }

    /// What has to be there of each registration, besides its state.
    pub(crate) fn sought(&self) -> Vec<Sought> {
        let mut sought = Sought::typed(&self.text, self.sight == RegistrationSight::Names);
        sought.extend(self.country.as_ref().map(|country| Sought::country(country.as_str())));
        sought.extend(self.lang.map(|lang| Sought::lang(lang.code())));
        sought.extend(self.by_email.map(Sought::contact));
        sought.extend(self.with_needs.then(Sought::needs));
        sought
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn form() -> RegistrationsForm {
        RegistrationsForm {
            q: " Ada & co ".into(),
            state: "confirmed".into(),
            country: "FR".into(),
            language: "fr".into(),
            contact: "device".into(),
            needs: "yes".into(),
            sort: "name".into(),
            after: "018f0000-0000-7000-8000-000000000001".into(),
        }
    }

    #[test]
    fn a_filter_and_its_address_say_the_same() {
        let filter = RegistrationFilter::parse(&form(), RegistrationSight::Everything);
        let place = filter.place(&form());
        assert_eq!(
            filter.address("/list", place.as_ref()),
            "/list?q=Ada%20%26%20co&state=confirmed&country=FR&language=fr&contact=device&needs=yes&sort=name\
             &after=018f0000-0000-7000-8000-000000000001"
        );
        assert_eq!(RegistrationFilter::default().address("/list", None), "/list");
        assert!(RegistrationFilter::default().is_empty() && !filter.is_empty());
        assert_eq!(filter.noted(), "q=… state=confirmed country=FR language=fr contact=device needs=yes");
    }

    #[test]
    fn who_sees_names_alone_looks_for_nothing_else() {
        let filter = RegistrationFilter::parse(&form(), RegistrationSight::Names);
        assert_eq!(filter.address("/list", None), "/list?q=Ada%20%26%20co&state=confirmed&sort=name");
    }

    #[test]
    fn a_place_is_one_of_its_order() {
        let by_state = RegistrationsForm { sort: "state".into(), ..form() };
        let filter = RegistrationFilter::parse(&by_state, RegistrationSight::Names);
        assert_eq!(filter.place(&by_state), None);
        let place = RegistrationsForm { after: format!("pending.{}", form().after), ..by_state };
        assert_eq!(filter.place(&place).unwrap().text(), place.after);
        for wrong in ["", "x", "nowhere.018f0000-0000-7000-8000-000000000001", "' OR 1=1"] {
            assert_eq!(filter.place(&RegistrationsForm { after: wrong.into(), ..place.clone() }), None);
        }
    }
}
