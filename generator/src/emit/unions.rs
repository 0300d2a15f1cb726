//! Unions: an enum of the variants' types, and how JSON is read as one of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::types::{self, Scope};
use super::{docs, ident};
use crate::docs::code;
use crate::ir::models::Model;
use crate::ir::types::Type;
use crate::ir::unions::{Kind, Question, Test, Union, Variant, Way};

/// The union with its reading and writing.
pub fn union(model: &Model, kind: &Union, imports: &mut Imports) -> TokenStream {
    imports.add("serde", "Deserialize");
    imports.add("serde", "Deserializer");
    imports.add("serde", "Serialize");
    imports.add("serde", "Serializer");
    imports.add("crate::raw_json", "RawJson");
    if kind.names_kinds() {
        imports.add("crate::shape", "JsonKind");
    }
    let docs = docs::outer(&model.docs);
    let name = ident(&model.name);
    let unknown = ident(&kind.unknown);
    let variants = kind.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let member = types::kind(&variant.member, &mut Scope::Models(imports));
        quote!(#name(#member))
    });
    let variants: Vec<_> = variants.collect();
    let writers = kind.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        quote!(Self::#name(member) => member.serialize(serializer))
    });
    let reading = reading(model, kind);
    let conversions = kind
        .variants
        .iter()
        .filter(|variant| variant.converts && model.uses.sent)
        .map(|variant| conversion(model, variant, imports));
    let conversions: Vec<_> = conversions.collect();
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// What no variant describes, as received.
            #unknown(RawJson),
        }

        #reading

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#writers,)*
                    Self::#unknown(raw) => raw.serialize(serializer),
                }
            }
        }

        #(#conversions)*
    }
}

fn reading(model: &Model, kind: &Union) -> TokenStream {
    let name = ident(&model.name);
    let unknown = ident(&kind.unknown);
    let arms = kind.variants.iter().map(|variant| {
        let (name, selectors) = (ident(&variant.name), &variant.selectors);
        quote!(#(#selectors)|* => raw.read_as(Self::#name))
    });
    let read = kind.variants.iter().filter(|variant| variant.is_read);
    let shapes = read.map(|variant| {
        let name = ident(&variant.name);
        let tests = variant.tests.iter().map(test);
        quote!(shape if #(#tests)&&* => raw.read_as(Self::#name))
    });
    let by_key = kind.variants.iter().map(|variant| {
        let (name, selectors) = (ident(&variant.name), &variant.selectors);
        quote!(#(#selectors)|* => Some(raw.read_as(Self::#name)))
    });
    match &kind.way {
        Way::Key => quote! {
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let raw = RawJson::deserialize(deserializer)?;
                    let read = raw.by_key(|key| match key {
                        #(#by_key,)*
                        _ => None,
                    });
                    Ok(read.unwrap_or(Self::#unknown(raw)))
                }
            }
        },
        Way::Shape => quote! {
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let raw = RawJson::deserialize(deserializer)?;
                    let read = match raw.shape() {
                        #(#shapes,)*
                        _ => None,
                    };
                    Ok(read.unwrap_or(Self::#unknown(raw)))
                }
            }
        },
        Way::Property { property } => quote! {
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let raw = RawJson::deserialize(deserializer)?;
                    let read = match raw.text_at(#property).unwrap_or_default().as_str() {
                        #(#arms,)*
                        _ => None,
                    };
                    Ok(read.unwrap_or(Self::#unknown(raw)))
                }
            }
        },
        Way::Sibling {
            property,
            name: sibling,
        } => {
            let sibling = ident(sibling);
            let shown = code(property);
            let select_docs = format!(" Reads `raw` as the variant that {shown} selects.");
            let read_docs =
                format!(" Alone, without the {shown} that selects, every value is unknown.");
            quote! {
                impl #name {
                    #[doc = #select_docs]
                    pub(crate) fn select(#sibling: &str, raw: RawJson) -> Self {
                        let read = match #sibling {
                            #(#arms,)*
                            _ => None,
                        };
                        read.unwrap_or(Self::#unknown(raw))
                    }
                }

                #[doc = #read_docs]
                impl<'de> Deserialize<'de> for #name {
                    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        RawJson::deserialize(deserializer).map(Self::#unknown)
                    }
                }
            }
        }
    }
}

/// A test of a shape.
fn test(test: &Test) -> TokenStream {
    let question = match &test.question {
        Question::Is(kinds) => {
            let kinds = kinds.iter().map(kind_name);
            quote!(shape.is(&[#(#kinds),*]))
        }
        Question::OneOf(texts) => quote!(shape.one_of(&[#(#texts),*])),
        Question::Has(key) => quote!(shape.has(#key)),
        Question::MemberIs(key, kinds) => {
            let kinds = kinds.iter().map(kind_name);
            quote!(shape.member_is(#key, &[#(#kinds),*]))
        }
        Question::MemberOneOf(key, texts) => quote!(shape.member_one_of(#key, &[#(#texts),*])),
    };
    if test.holds {
        question
    } else {
        quote!(!#question)
    }
}

fn kind_name(kind: &Kind) -> TokenStream {
    let name = match kind {
        Kind::Null => "Null",
        Kind::Boolean => "Boolean",
        Kind::Number => "Number",
        Kind::String => "String",
        Kind::Array => "Array",
        Kind::Object => "Object",
    };
    let name = ident(name);
    quote!(JsonKind::#name)
}

fn conversion(model: &Model, variant: &Variant, imports: &mut Imports) -> TokenStream {
    let name = ident(&model.name);
    let variant_name = ident(&variant.name);
    let (member, value) = match &variant.member {
        Type::Boxed(member) => (member.as_ref(), quote!(Box::new(member))),
        member => (member, quote!(member)),
    };
    let member = types::kind(member, &mut Scope::Models(imports));
    quote! {
        impl From<#member> for #name {
            fn from(member: #member) -> Self {
                Self::#variant_name(#value)
            }
        }
    }
}
