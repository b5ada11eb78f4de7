//! The certificate of the controller: what values are sealed with.

use std::path::Path;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use jiff::civil::Date;
use rsa::PublicKey;
use rsa::traits::PublicKeyParts;
use x509_cert::Certificate;
use x509_cert::der::DecodePem;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::time::Time;

use crate::codes;
use crate::input;
use crate::path::shown;
use crate::report::{PATH, Problems};

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// Shorter keys have been broken, or soon may be.
const LEAST_BITS: u32 = 2048;

/// What to do where the certificate is not the controller's, or no longer.
const FETCH: &str = "fetch the certificate of the controller: `kubeseal --fetch-cert > cert.pem`";

/// Why values cannot be sealed with a certificate, and what to do next.
#[derive(Debug, PartialEq, Eq)]
struct Refusal {
    why: String,
    help: &'static str,
}

/// Reads the public key of a certificate that is valid on the day `today`.
pub(crate) fn read(path: &Path, today: Date) -> Result<PublicKey, Problems> {
    let name = shown(path);
    let bytes = input::bytes("certificate", path)?;
    public_key(&bytes, today).map_err(|Refusal { why, help }| {
        let title = format!("cannot seal with the certificate `{name}`: {why}");
        let problem = Diagnostic::general(codes::INVALID_CERTIFICATE, title);
        vec![problem.about(PATH, name).help(help)]
    })
}

fn public_key(bytes: &[u8], today: Date) -> Result<PublicKey, Refusal> {
    let certificate = parse(bytes)?;
    let tbs = certificate.tbs_certificate();
    check_dates(tbs.validity().not_before, tbs.validity().not_after, today)?;
    let info = tbs.subject_public_key_info();
    let refuse = |why: String| Refusal { why, help: FETCH };
    if info.algorithm.oid != RSA {
        return Err(refuse("its key is not an RSA key".to_owned()));
    }
    let key = rsa::pkcs1::DecodeRsaPublicKey::from_pkcs1_der(info.subject_public_key.raw_bytes());
    let key: PublicKey = key.map_err(|_| refuse("its RSA key is not a valid one".to_owned()))?;
    let bits = key.n().bit_width();
    if bits < LEAST_BITS {
        let why = format!("its RSA key has {bits} bits, and at least {LEAST_BITS} are needed");
        return Err(Refusal { why, help: "let the controller make a new key" });
    }
    Ok(key)
}

/// The first certificate of the file, which is the one that kubeseal takes too. Nothing of the file is
/// ever shown: it may be a private key.
fn parse(bytes: &[u8]) -> Result<Certificate, Refusal> {
    let text = String::from_utf8_lossy(bytes);
    let Some((_, rest)) = text.split_once(BEGIN) else {
        if text.contains("PRIVATE KEY-----") {
            let why = "it is a private key, not a certificate".to_owned();
            let help = "keep the private key out of the project, and use the certificate: \
                        `kubeseal --fetch-cert > cert.pem`";
            return Err(Refusal { why, help });
        }
        let why = format!("it is not PEM: it has no line `{BEGIN}`");
        return Err(Refusal { why, help: FETCH });
    };
    let refuse = |why: &str| Refusal { why: why.to_owned(), help: FETCH };
    let (body, _) = rest.split_once(END).ok_or_else(|| refuse("its end is missing"))?;
    let pem = [BEGIN, body, END, "\n"].concat();
    Certificate::from_pem(pem).map_err(|_| refuse("it is damaged"))
}

fn check_dates(from: Time, until: Time, today: Date) -> Result<(), Refusal> {
    if day(from).is_none_or(|from| today < from) {
        let why = format!("it is valid from {}, and today is {today}", shown_day(from));
        return Err(Refusal { why, help: "check the clock, or fetch another certificate" });
    }
    if day(until).is_some_and(|until| today > until) {
        let why = format!("it was valid until {}, and today is {today}", shown_day(until));
        return Err(Refusal { why, help: FETCH });
    }
    Ok(())
}

/// The day of a time, in UTC.
fn day(time: Time) -> Option<Date> {
    let time = time.to_date_time();
    let year = i16::try_from(time.year()).ok()?;
    Date::new(year, i8::try_from(time.month()).ok()?, i8::try_from(time.day()).ok()?).ok()
}

fn shown_day(time: Time) -> String {
    day(time).map_or_else(|| "a day that there is not".to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::cipher;

    const PEM: &str = "tests/cases/invalid-certificate/input/cert.pem";

    fn pem() -> String {
        std::fs::read_to_string(PEM).expect("the certificate of the cases")
    }

    fn read(text: &str, today: &str) -> Result<PublicKey, String> {
        let today = today.parse().expect("a day");
        public_key(text.as_bytes(), today).map_err(|refusal| refusal.why)
    }

    #[test]
    fn a_certificate_holds_on_its_first_and_its_last_day() {
        for day in ["2020-01-01", "2026-11-26", "2120-01-01"] {
            assert_eq!(read(&pem(), day).map(|key| key.n().bit_width()), Ok(2048), "{day}");
        }
        for day in ["2019-12-31", "2120-01-02"] {
            assert!(read(&pem(), day).is_err(), "{day}");
        }
    }

    #[test]
    fn lines_around_it_and_line_ends_do_not_matter() {
        let text = format!("subject=\n{}\nmore\n{}", pem(), pem());
        for text in [text.replace('\n', "\r\n"), text] {
            assert!(read(&text, "2026-01-01").is_ok(), "{text}");
        }
    }

    /// What is still read encrypts, or is refused for what its key is.
    #[test]
    fn no_damage_makes_it_panic() {
        let pem = pem();
        let mut read_anyway = 0;
        for at in (BEGIN.len() + 1..pem.len() - END.len() - 1).step_by(3) {
            for digit in ["A", "/", "-", "\n", ""] {
                let text = [&pem[..at], digit, &pem[at + 1..]].concat();
                if let Ok(key) = read(&text, "2026-01-01") {
                    read_anyway += 1;
                    let _ = cipher::seal(&key, "", "value");
                }
            }
        }
        assert!(read_anyway > 10, "{read_anyway}");
    }
}
