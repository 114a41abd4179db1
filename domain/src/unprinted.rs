//! Keeps what people typed, and what opens their pages, out of logs.

/// `Debug` for a type that holds an address, a name, a token or the like: the type's name and nothing of it, as `Debug`
/// output ends in logs.
macro_rules! unprinted {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })+
    };
}
pub(crate) use unprinted;

#[cfg(test)]
mod tests {
    use crate::{Meeting, PledgeForm, Pledged, RegistrationForm};

    #[test]
    fn nothing_of_it_is_printed() {
        let typed = || "Ada".to_owned();
        let meeting = Meeting { url: typed(), phone: Some(typed()) };
        let registration = RegistrationForm { name: typed(), ..RegistrationForm::default() };
        let pledge = PledgeForm { message: typed(), ..PledgeForm::default() };
        let pledged = Pledged { token: Some(typed()) };
        let printed = format!("{meeting:?} {registration:?} {pledge:?} {pledged:?}");
        assert_eq!(printed, "Meeting(…) RegistrationForm(…) PledgeForm(…) Pledged(…)");
    }
}
