//! The names under which stands what proves who asks, or the number of a card, an account, a person or a device.

/// The words in the names of what proves who asks.
const PROOFS: [&str; 36] = [
    "auth",
    "authorization",
    "authentication",
    "bearer",
    "cookie",
    "token",
    "key",
    "apikey",
    "secret",
    "password",
    "passwd",
    "passcode",
    "passphrase",
    "pwd",
    "credential",
    "jwt",
    "session",
    "signature",
    "sig",
    "otp",
    "totp",
    "2fa",
    "mfa",
    "pin",
    "pincode",
    "puk",
    "csrf",
    "xsrf",
    "pw",
    "pword",
    "otc",
    "authcode",
    "authkey",
    "hapikey",
    "oauth",
    "mnemonic",
];

/// The words in the names of what has the number of a card, an account, a person or the device of one.
const NUMBERS: [&str; 35] = [
    "card",
    "cardnumber",
    "creditcard",
    "ccnum",
    "pan",
    "cvc",
    "cvv",
    "cvn",
    "csc",
    "iban",
    "bban",
    "accountnumber",
    "ssn",
    "sin",
    "nin",
    "cpr",
    "bsn",
    "ccv",
    "tin",
    "passport",
    "personnummer",
    "personalnumber",
    "pesel",
    "dni",
    "nif",
    "nino",
    "aadhaar",
    "cpf",
    "curp",
    "cuil",
    "svnr",
    "ahv",
    "imei",
    "imsi",
    "iccid",
];

/// What is such a number, or a code that is used once, with any word of the second list beside one of the first.
const PAIRS: [(&[&str], &[&str]); 6] = [
    (
        &[
            "account", "bank", "identity", "national", "personal", "security", "license",
            "licence", "tax", "routing",
        ],
        &["number", "no", "nr", "num"],
    ),
    (&["national", "tax", "personal"], &["id"]),
    (&["bank"], &["account"]),
    (&["driver", "driving"], &["license", "licence"]),
    (&["cc", "credit", "debit"], &["number", "no", "nr", "num"]),
    (
        &[
            "verification",
            "security",
            "confirmation",
            "access",
            "login",
            "one",
            "onetime",
            "sms",
            "reset",
            "recovery",
            "backup",
            "activation",
            "pass",
            "factor",
            "unlock",
            "door",
            "gate",
            "magic",
            "user",
            "device",
        ],
        &["code"],
    ),
];

/// The words beside them in the names of what is no secret: where a page begins, what is done once, and of
/// what kind a secret is, or until when it holds.
const HARMLESS: [&str; 13] = [
    "page",
    "next",
    "cursor",
    "sort",
    "idempotency",
    "continuation",
    "type",
    "kind",
    "method",
    "scheme",
    "expires",
    "expiry",
    "expiration",
];

/// Names that are secret as a whole: their words are harmless in others.
const WHOLE: [&[&str]; 2] = [&["pass"], &["sort", "code"]];

/// Whether what stands under a name is a secret: `X-Auth`, `api_key`, `accessToken`, `card_number`.
pub fn proves(name: &str) -> bool {
    let words = words(name);
    if WHOLE.contains(&Vec::from_iter(words.iter().map(String::as_str)).as_slice()) {
        return true;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_pair = |(one, other): &(&[&str], &[&str])| has(one) && has(other);
    (has(&PROOFS) || has(&NUMBERS) || PAIRS.iter().any(is_pair)) && !has(&HARMLESS)
}

/// Whether a member is a secret, by its name or because what it stands in is one.
pub fn is_secret(name: &str, is_within: bool) -> bool {
    let is_harmless = || {
        words(name)
            .iter()
            .any(|word| HARMLESS.contains(&word.as_str()))
    };
    proves(name) || (is_within && !is_harmless())
}

/// The words of a name, in small letters, each as one has it alone: `tokens` and `token2` are `token`.
pub fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = None;
    let mut signs = name.chars().peekable();
    while let Some(sign) = signs.next() {
        let is_small = |sign: &char| sign.is_ascii_lowercase();
        let ends_capitals = signs.peek().is_some_and(is_small);
        let is_start =
            sign.is_ascii_uppercase() && (before.is_some_and(|it| is_small(&it)) || ends_capitals);
        if is_start || !sign.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if sign.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(sign.to_ascii_lowercase());
        }
        before = Some(sign);
    }
    let words = words
        .iter()
        .map(|word| singular(word.trim_end_matches(|sign: char| sign.is_ascii_digit())));
    words.map(str::to_owned).collect()
}

/// A word without the `s` of many; `expires` has none, and neither has `address`.
fn singular(word: &str) -> &str {
    match word {
        "expires" => word,
        _ if word.ends_with("ss") => word,
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_proves_who_asks_is_known_by_the_words_of_its_name() {
        for name in [
            "x-auth",
            "X-API-Key",
            "api_key",
            "APIKey",
            "accessToken",
            "token",
            "tokens",
            "set-cookie",
            "client_secret",
            "password2",
            "credentials",
            "otp",
            "OTPCode",
            "one_time_code",
            "pin",
            "csrf_token",
            "pass",
            "pass_code",
            "magic_code",
            "two_factor_code",
            "door_code",
            "user_code",
        ] {
            assert!(proves(name), "{name}");
        }
        for name in [
            "pageKey",
            "page_token",
            "next_tokens",
            "idempotency-key",
            "keyword",
            "author",
            "monkey",
            "accept",
            "token_type",
            "token_expires_in",
            "pinned",
            "code",
            "error_code",
            "passive",
            "pass_count",
        ] {
            assert!(!proves(name), "{name}");
        }
    }

    #[test]
    fn the_numbers_of_cards_accounts_and_people_are_known_by_their_names() {
        for name in [
            "card",
            "card_number",
            "cardNumber",
            "cvc",
            "cvv2",
            "ccnum",
            "sin",
            "sort_code",
            "driver_license",
            "iban",
            "account_number",
            "accountNo",
            "ssn",
            "social_security_number",
            "nationalId",
            "passport",
            "cpf",
            "deviceImei",
            "sim_iccid",
        ] {
            assert!(proves(name), "{name}");
        }
        for name in [
            "discard",
            "account",
            "account_id",
            "number",
            "personal_note",
            "span",
            "device_id",
        ] {
            assert!(!proves(name), "{name}");
        }
    }
}
