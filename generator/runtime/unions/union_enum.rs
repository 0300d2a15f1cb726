//! Unions: an enum whose variants are told apart by one rule, and a variant for everything else.

/// Declares a union, with one line for each variant: what tells its values, and what they hold.
///
/// ```text
/// union_enum! {
///     pub enum Contact by key or Unknown {
///         "email" => Email(Box<EmailContact>) as_email,
///         "phone" => Phone(Box<PhoneContact>) as_phone,
///     }
/// }
/// ```
///
/// - `by key`: the one of these keys that the object has.
/// - `by property("kind")`: the text that the object has under `kind`.
/// - `by sibling("kind")`: the text under `kind` beside the union; whoever holds both calls `select`.
/// - `by shape`: a condition, `value if value.told_by(&["email"])`; the one that holds, and no other does.
///
/// A value is read once its variant is known, and kept raw where it is not what the variant holds. `kept raw` says
/// that it always is, as the shape is that of another variant as well.
/// `without From` says that another variant holds the same type, and `from str` that this one holds
/// texts, so that borrowed ones become it too. `fields of [Email, Phone] { id: Id }` behind the
/// variants gives access to what these have in common; without a list, all have it.
macro_rules! union_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident by $way:ident $(($property:literal))? or $unknown:ident {
            $(
                $selector:pat $(if $test:expr)? => $variant:ident($($member:tt)+) $accessor:ident
                    $(kept $raw:ident)? $(without $from:ident)? $(from $text:ident)?,
            )*
        }
        $(fields $(of $holders:tt)? { $($fields:tt)* })*
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($variant($($member)+),)*
            /// What no variant describes, as received.
            $unknown(crate::values::raw_json::RawJson),
        }

        impl $name {
            $(union_enum! { @accessor $name $variant $accessor ($($member)+) })*
            union_enum! { @fields [$($variant),*] $(fields $(of $holders)? { $($fields)* })* }
        }

        union_enum! {
            @read $name $unknown $way $($property)? {
                $($selector $(if $test)? => ($($member)+) union_enum! { @reader $variant $($raw)? },)*
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(member) => serde::Serialize::serialize(member, serializer),)*
                    Self::$unknown(raw) => serde::Serialize::serialize(raw, serializer),
                }
            }
        }

        $(union_enum! { @convert $name $variant ($($member)+) $(without $from)? $(from $text)? })*
    };

    (
        @read $name:ident $unknown:ident sibling $property:literal
        { $($selector:pat => $member:tt $reader:expr,)* }
    ) => {
        impl $name {
            #[doc = concat!("Reads `raw` as the variant that `", $property, "` selects.")]
            pub(crate) fn select(selected: &str, raw: crate::values::raw_json::RawJson) -> Self {
                let reader: Option<crate::unions::variants::Reader<Self>> = match selected {
                    $($selector => Some($reader),)*
                    _ => None,
                };
                let read = reader.and_then(|read| read(&raw));
                read.unwrap_or(Self::$unknown(raw))
            }
        }

        #[doc = concat!("Alone, without the `", $property, "` that selects, every value is unknown.")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::values::raw_json::RawJson::deserialize(deserializer).map(Self::$unknown)
            }
        }
    };
    (
        @read $name:ident $unknown:ident shape
        { $($selector:pat $(if $test:expr)? => ($member:ty) $reader:expr,)* }
    ) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = crate::values::raw_json::RawJson::deserialize(deserializer)?;
                let read = raw.shape(&[$(crate::unions::shape::Variant {
                    is_of: |shape| matches!(shape, $selector $(if $test)?),
                    declared: crate::values::declared_fields::declared_fields::<$member>,
                    read: $reader,
                }),*]);
                Ok(read.unwrap_or(Self::$unknown(raw)))
            }
        }
    };
    (
        @read $name:ident $unknown:ident $way:ident $($property:literal)?
        { $($selector:pat => $member:tt $reader:expr,)* }
    ) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = crate::values::raw_json::RawJson::deserialize(deserializer)?;
                let read = raw.$way($($property,)? |selected| match selected {
                    $($selector => Some($reader),)*
                    _ => None,
                });
                Ok(read.unwrap_or(Self::$unknown(raw)))
            }
        }
    };

    (@reader $variant:ident) => {
        |raw| raw.read_as().map(Self::$variant)
    };
    (@reader $variant:ident raw) => {
        |_| None
    };

    (@accessor $name:ident $variant:ident $accessor:ident (Box<$member:ty>)) => {
        union_enum! { @accessor $name $variant $accessor ($member) }
    };
    (@accessor $name:ident $variant:ident $accessor:ident ($member:ty)) => {
        #[doc = concat!("What [`", stringify!($variant), "`](Self::", stringify!($variant), ") holds, if it is that.")]
        pub fn $accessor(&self) -> Option<&$member> {
            match self {
                Self::$variant(member) => Some(member),
                _ => None,
            }
        }
    };

    (@fields $all:tt) => {};
    (@fields $all:tt fields of $holders:tt $fields:tt $($rest:tt)*) => {
        union_enum! { @fields $holders fields $fields }
        union_enum! { @fields $all $($rest)* }
    };
    (@fields $all:tt fields { $($field:ident: $kind:ty,)* } $($rest:tt)*) => {
        $(union_enum! { @field $field: $kind, $all })*
        union_enum! { @fields $all $($rest)* }
    };
    (@field $field:ident: $kind:ty, [$($variant:ident),*]) => {
        #[doc = concat!("The `", stringify!($field), "` of the value, where its variant requires one.")]
        pub fn $field(&self) -> Option<&$kind> {
            match self {
                $(Self::$variant(member) => Some(&member.$field),)*
                _ => None,
            }
        }
    };

    (@convert $name:ident $variant:ident $member:tt without From) => {};
    (@convert $name:ident $variant:ident $member:tt from str) => {
        union_enum! { @convert $name $variant $member }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::$variant(text.to_owned())
            }
        }
    };
    (@convert $name:ident $variant:ident (Box<$member:ty>)) => {
        impl From<$member> for $name {
            fn from(member: $member) -> Self {
                Self::$variant(Box::new(member))
            }
        }

        impl TryFrom<$name> for $member {
            type Error = $name;

            fn try_from(value: $name) -> Result<Self, $name> {
                match value {
                    $name::$variant(member) => Ok(*member),
                    other => Err(other),
                }
            }
        }
    };
    (@convert $name:ident $variant:ident ($member:ty)) => {
        impl From<$member> for $name {
            fn from(member: $member) -> Self {
                Self::$variant(member)
            }
        }

        impl TryFrom<$name> for $member {
            type Error = $name;

            fn try_from(value: $name) -> Result<Self, $name> {
                match value {
                    $name::$variant(member) => Ok(member),
                    other => Err(other),
                }
            }
        }
    };
}

pub(crate) use union_enum;
