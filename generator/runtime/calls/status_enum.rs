//! Answers whose statuses tell what their bodies are.

/// Declares the enum of what an operation answers, with a variant for each status.
///
/// ```text
/// status_enum! {
///     pub enum GetOutcome by status or Unknown {
///         200 => Ok(Report) by Json<Report>,
///         202 => Accepted(Job) by Json<Job>,
///         204 => NoContent,
///     }
/// }
/// ```
///
/// Line by line: an answer with the status 200 is decoded by `Json<Report>`, which gives the `Report` that
/// `Ok` holds; one with 204 holds nothing. Any other success is kept as received.
macro_rules! status_enum {
    (@read $variant:ident $headers:ident $body:ident) => {
        Ok(Self::$variant)
    };
    (@read $variant:ident $headers:ident $body:ident $decode:ty) => {
        <$decode as crate::calls::answer::Decode>::decode_with($headers, $body).map(Self::$variant)
    };
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident by status or $unknown:ident {
            $(
                $(#[$docs:meta])*
                $status:pat => $variant:ident $(($value:ty) by $decode:ty)?,
            )+
        }
    ) => {
        $(#[$attribute])*
        // There is one value for an answer, and no list of them.
        #[allow(clippy::large_enum_variant)]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility enum $name {
            $($(#[$docs])* $variant $(($value))?,)+
            /// The body of an answer whose status the description does not list, as received.
            $unknown(bytes::Bytes),
        }

        impl $name {
            fn read(
                status: u16,
                headers: &http::HeaderMap,
                body: &[u8],
            ) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
                match status {
                    $($status => status_enum!(@read $variant headers body $($decode)?),)+
                    _ => Ok(Self::$unknown(bytes::Bytes::copy_from_slice(body))),
                }
            }
        }

        impl crate::calls::answer::DecodeAnswer for $name {
            type Value = Self;

            fn decode_answer(
                status: http::StatusCode,
                headers: &http::HeaderMap,
                body: &[u8],
            ) -> Result<Self, serde_path_to_error::Error<serde_json::Error>> {
                Self::read(status.as_u16(), headers, body)
            }
        }
    };
}

pub(crate) use status_enum;
