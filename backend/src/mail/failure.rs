//! Why a mail was not sent, and whether it is worth another try.

use std::{error::Error, fmt, io};

use lettre::transport::smtp;

/// Why a letter was not sent. What it says goes into the log and the store, so that it names nobody: a mail server's
/// own words often do.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error("a mail cannot be made for this address")]
    Unmailable,
    #[error("the mail server answered {0}")]
    Refused(Reply),
    #[error("the mail server took too long")]
    Timeout,
    #[error("no connection to the mail server, or it ended: {0}")]
    Connection(smtp::Error),
    #[error("the file cannot be written: {0}")]
    File(#[from] io::Error),
}

/// The numbers of a mail server's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reply {
    /// RFC 5321, section 4.2: `550`.
    pub(super) code: u16,
    /// RFC 3463: `5.1.1`, where the server says it.
    pub(super) detail: Option<[u16; 3]>,
}

impl SendError {
    /// Whether another try would fail as well: the address is refused for good, or no address at all.
    pub(super) fn is_final(&self) -> bool {
        match self {
            Self::Unmailable => true,
            Self::Refused(reply) => reply.refuses_the_address(),
            _ => false,
        }
    }
}

impl Reply {
    /// Whether this is about the one who is written to. Most of 5xx can be: but 53x are about our password, those of
    /// the other tens about how we speak, and the detail tells where 55x is about us: not allowed to send (5.7), no
    /// such sender (5.1.7, 5.1.8), out of order (5.3 to 5.6). All these can be put right while the mail waits.
    pub(super) fn refuses_the_address(self) -> bool {
        matches!(self.code, 550..=554 | 556)
            && match self.detail {
                None => true,
                Some([5, 1, detail]) => !matches!(detail, 7 | 8),
                Some(detail) => matches!(detail, [5, 2, _]),
            }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        self.detail.map_or(Ok(()), |[class, subject, detail]| write!(f, " {class}.{subject}.{detail}"))
    }
}

impl From<smtp::Error> for SendError {
    fn from(error: smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Refused(Reply { code: code.into(), detail: error.source().and_then(detail) }),
            None if error.is_timeout() => Self::Timeout,
            None => Self::Connection(error),
        }
    }
}

/// The numbers with which the server's words begin, and nothing else of them.
fn detail(words: &(dyn Error + 'static)) -> Option<[u16; 3]> {
    let words = words.to_string();
    let numbers: Option<Vec<u16>> = words.split_whitespace().next()?.split('.').map(|n| n.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(code: u16, detail: Option<[u16; 3]>) -> Reply {
        Reply { code, detail }
    }

    #[test]
    fn only_a_refused_address_is_given_up_at_once() {
        for refused in [
            reply(550, None),
            reply(550, Some([5, 1, 1])),
            reply(550, Some([5, 2, 1])),
            reply(551, None),
            reply(552, Some([5, 2, 2])),
            reply(553, Some([5, 1, 3])),
            reply(554, None),
            reply(556, Some([5, 1, 10])),
        ] {
            assert!(SendError::Refused(refused).is_final(), "{refused}");
        }
        for later in [
            reply(421, None),
            reply(450, Some([4, 7, 1])),
            reply(451, None),
            reply(452, Some([4, 2, 2])),
            reply(501, None),
            reply(530, Some([5, 7, 0])),
            reply(535, Some([5, 7, 8])),
            reply(550, Some([5, 7, 1])),
            reply(553, Some([5, 1, 8])),
            reply(554, Some([5, 3, 4])),
        ] {
            assert!(!SendError::Refused(later).is_final(), "{later}");
        }
        assert!(SendError::Unmailable.is_final());
        assert!(!SendError::Timeout.is_final());
    }

    #[test]
    fn reasons_name_nobody() {
        for (error, said) in [
            (SendError::Refused(reply(550, None)), "the mail server answered 550"),
            (SendError::Refused(reply(550, Some([5, 1, 1]))), "the mail server answered 550 5.1.1"),
            (SendError::Unmailable, "a mail cannot be made for this address"),
            (SendError::Timeout, "the mail server took too long"),
        ] {
            assert_eq!(error.to_string(), said);
        }
        let words = |text: &str| detail(&io::Error::other(text.to_owned()));
        assert_eq!(words("5.1.1 <ada@example.org>: nobody here of that name"), Some([5, 1, 1]));
        assert_eq!(words("<ada@example.org>: nobody here"), None);
        assert_eq!(words("1.2.3.4 is on a list"), None);
    }
}
