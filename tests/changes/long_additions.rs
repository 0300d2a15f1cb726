//! Something more, under long names.

use generator::compare::Verdict::Additive;

use crate::variants::{Variant, variant};

/// What is added under names that are so long that not all has room on a line: 32 characters, and 60
/// where it says very long.
pub const LONG_ADDITIONS: &[Variant] = &[
    variant(
        "optional field that is received, long",
        Additive,
        Some(4),
        "- target: $.components.schemas.User.properties
  update: { preferredLanguageOfCommunication: { type: string, description: The language. } }",
    ),
    variant(
        "optional field of a model, long",
        Additive,
        Some(5),
        "- target: $.components.schemas.User.properties
  update: { preferredQueuesOfTheOrganization: { type: array, description: The queues., items: { $ref: '#/components/schemas/Queue' } } }",
    ),
    variant(
        "optional field that is received, very long",
        Additive,
        Some(5),
        "- target: $.components.schemas.User.properties
  update: { preferredLanguageOfCommunicationWithTheAgentsOfTheOrganization: { type: string, description: The language. } }",
    ),
    variant(
        "optional field that is sent, long",
        Additive,
        Some(10),
        "- target: $.components.schemas.AttachmentInput.properties
  update: { alternativeTextForScreenReaders: { type: string, description: What is seen. } }",
    ),
    variant(
        "optional list that is sent, long",
        Additive,
        Some(16),
        "- target: $.components.schemas.AttachmentInput.properties
  update: { alternativeTextsForScreenReaders: { type: array, description: What is seen., items: { type: string } } }",
    ),
    variant(
        "optional field that is sent, very long",
        Additive,
        Some(19),
        "- target: $.components.schemas.AttachmentInput.properties
  update: { alternativeTextForTheScreenReadersOfPeopleWhoCannotSeeTheFile: { type: string, description: What is seen. } }",
    ),
    variant(
        "query parameter, long",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: preferredLanguageOfCommunication, in: query, description: The language., schema: { type: string } }] }",
    ),
    variant(
        "query parameter that is a list, long",
        Additive,
        Some(12),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: preferredLanguagesOfCommunication, in: query, description: The languages., schema: { type: array, items: { type: string } } }] }",
    ),
    variant(
        "header parameter, long",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: X-Preferred-Language-Of-The-User, in: header, description: The language., schema: { type: string } }] }",
    ),
    variant(
        "value of an enum, very long",
        Additive,
        Some(3),
        "- target: $.components.schemas.Channel
  update: { enum: [a_carrier_pigeon_that_flies_over_the_mountains_and_the_valleys] }",
    ),
    variant(
        "variant of a union, long, with its model",
        Additive,
        Some(4 + 16),
        "- target: $.components.schemas
  update: { ConversationPriorityRaisedAttribute: { type: object, description: A pigeon was released., properties: { ring: { type: string } } } }
- target: $.components.schemas.ActivityLog.properties.attributes
  update:
    oneOf: [{ $ref: '#/components/schemas/ConversationPriorityRaisedAttribute' }]
    x-sibling-discriminator: { mapping: { conversation_priority_raised: '#/components/schemas/ConversationPriorityRaisedAttribute' } }",
    ),
    variant(
        "operation, long",
        Additive,
        Some(47),
        "- target: $.paths
  update:
    /v1/queues/{queueIdOfTheOrganization}/members-that-are-available-at-the-moment:
      get:
        tags: [Queues]
        summary: List the members of a queue that are available
        parameters:
          - { name: queueIdOfTheOrganization, in: path, required: true, description: The id of the queue., schema: { type: string } }
        responses:
          '200':
            description: The members.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/User' } }, paging: { $ref: '#/components/schemas/Paging' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
];
