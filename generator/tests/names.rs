//! Names of Rust, made from any text.

use generator::lower::names::{type_name, value_name, variant_name};
use proptest::prelude::*;

#[test]
fn names_keep_the_words_of_their_texts() {
    for (text, value, kind) in [
        ("userId", "user_id", "UserId"),
        ("user-id", "user_id", "UserId"),
        ("HTTPServer2", "http_server2", "HttpServer2"),
        ("type", "type_", "Type"),
        ("gen", "gen_", "Gen"),
        ("Self", "self_", "SelfModel"),
        ("Number", "number", "NumberModel"),
        ("2fa", "n2fa", "N2fa"),
        ("-created_at", "minus_created_at", "MinusCreatedAt"),
        ("+1", "plus_1", "Plus1"),
        ("!exists", "not_exists", "NotExists"),
        ("-$value", "minus_value", "MinusValue"),
        ("reactions-+1", "reactions_plus_1", "ReactionsPlus1"),
        ("reactions--1", "reactions_minus_1", "ReactionsMinus1"),
        ("Etc/GMT-1", "etc_gmt_1", "EtcGmt1"),
        (">=", "greater_equal", "GreaterEqual"),
        ("", "empty", "Empty"),
        ("größe", "größe", "Größe"),
        ("x²", "x", "X"),
        ("୲-୳", "n", "N"),
        ("💥", "u1f4a5", "U1f4a5"),
    ] {
        assert_eq!(
            (value_name(text).as_str(), type_name(text).as_str()),
            (value, kind),
            "{text}"
        );
    }
    assert_eq!(variant_name("Number"), "Number");
    assert_eq!(variant_name("self"), "SelfValue");
}

proptest! {
    #[test]
    fn every_text_gives_a_legal_name(text in any::<String>()) {
        for name in [value_name(&text), type_name(&text), variant_name(&text)] {
            prop_assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{name}");
        }
    }
}
