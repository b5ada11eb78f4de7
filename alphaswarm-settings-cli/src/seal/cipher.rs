//! The cryptography of the controller: AES-256-GCM under a key of its own for each value, and that key
//! under RSA-OAEP with SHA-256. The label of RSA-OAEP is what the value is bound to.

use aes_gcm::aead::{Aead, KeyInit, Nonce};
use aes_gcm::{Aes256Gcm, Key};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use getrandom::SysRng;
use rsa::PublicKey;
use rsa::oaep::EncryptingKey;
use rsa::traits::{PublicKeyParts, RandomizedEncryptor};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The length of the RSA ciphertext, in front of it: two bytes, the higher one first.
const LENGTH: usize = 2;
/// What AES-GCM adds to a value.
const TAG: usize = 16;

/// Seals a value, with a new key each time. An error is the reason why that is not possible.
pub(crate) fn seal(key: &PublicKey, label: &str, value: &str) -> Result<String, String> {
    let mut session = Zeroizing::new([0; 32]);
    getrandom::fill(session.as_mut_slice())
        .map_err(|error| format!("the system gives no random bytes: {error}"))?;
    let wrapping = EncryptingKey::<Sha256>::new_with_label(key.clone(), label.as_bytes());
    let wrapped = wrapping
        .encrypt_with_rng(&mut SysRng, session.as_slice())
        .map_err(|error| format!("its key cannot encrypt: {error}"))?;
    let length = u16::try_from(wrapped.len()).map_err(|_| "its key is too large".to_owned())?;
    let cipher = Aes256Gcm::new(<&Key<Aes256Gcm>>::from(&*session));
    // Each key encrypts one value, so no nonce is used twice.
    let ciphertext = cipher
        .encrypt(&Nonce::<Aes256Gcm>::default(), value.as_bytes())
        .map_err(|_| "the value is too large".to_owned())?;
    Ok(BASE64_STANDARD.encode([&length.to_be_bytes(), &*wrapped, &*ciphertext].concat()))
}

/// How long a value of so many bytes is, once it is sealed.
pub(crate) fn sealed_length(key: &PublicKey, bytes: usize) -> usize {
    (LENGTH + key.size() + bytes + TAG).div_ceil(3) * 4
}

/// Whether a text has the form of a value that is sealed; only the controller can tell more.
pub(super) fn looks_sealed(text: &str) -> bool {
    let Ok(bytes) = BASE64_STANDARD.decode(text.trim()) else { return false };
    let Some((&[high, low], rest)) = bytes.split_first_chunk::<LENGTH>() else { return false };
    let wrapped = usize::from(u16::from_be_bytes([high, low]));
    // No RSA key of less than 1024 bits was ever made for this.
    wrapped >= 128 && rest.len() >= wrapped + TAG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_sealed_does_not_look_so() {
        let sealed = |length: u16, rest: usize| {
            BASE64_STANDARD.encode([&length.to_be_bytes()[..], &vec![7; rest]].concat())
        };
        assert!(looks_sealed(&sealed(256, 256 + 16)));
        assert!(looks_sealed(&format!("{}\n", sealed(512, 600))));
        for text in ["", "A", "hunter2", "aHVudGVyMg==", &sealed(256, 256 + 15), &sealed(8, 100)] {
            assert!(!looks_sealed(text), "{text}");
        }
    }
}
