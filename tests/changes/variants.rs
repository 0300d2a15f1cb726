//! Kinds of changes, each made to the description of this workspace by an overlay.

use generator::compare::Verdict::{self, Additive, Breaking, Documentation};

/// A change of one kind.
pub struct Variant {
    /// What is changed.
    pub name: &'static str,
    /// What it means for users.
    pub verdict: Verdict,
    /// How many lines it may cost.
    pub limit: Option<usize>,
    /// The actions of the overlay that makes it.
    pub actions: &'static str,
}

impl Variant {
    /// The overlay that makes the change.
    pub fn overlay(&self) -> String {
        overlay(self.actions)
    }
}

/// An overlay with these actions.
pub fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{ title: A change, version: '1' }}\nactions:\n{actions}")
}

const fn variant(
    name: &'static str,
    verdict: Verdict,
    limit: Option<usize>,
    actions: &'static str,
) -> Variant {
    Variant {
        name,
        verdict,
        limit,
        actions,
    }
}

/// What is added.
pub const ADDITIONS: &[Variant] = &[
    variant(
        "optional field that is received",
        Additive,
        Some(4),
        "- target: $.components.schemas.User.properties
  update: { nickname: { type: string, description: What friends say. } }",
    ),
    variant(
        "required field that is received",
        Additive,
        None,
        "- target: $.components.schemas.User
  update: { required: [nickname], properties: { nickname: { type: string } } }",
    ),
    variant(
        "optional field that is sent",
        Additive,
        Some(10),
        "- target: $.components.schemas.AttachmentInput.properties
  update: { alt_text: { type: string, description: What is seen. } }",
    ),
    variant(
        "query parameter",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: role, in: query, description: The role., schema: { type: string } }] }",
    ),
    variant(
        "first query parameter",
        Additive,
        Some(12),
        "- target: $.paths['/v1/tags'].get
  update: { parameters: [{ name: color, in: query, description: The color., schema: { type: string } }] }",
    ),
    variant(
        "header parameter",
        Additive,
        Some(10),
        "- target: $.paths['/v1/users'].get
  update: { parameters: [{ name: X-Trace, in: header, description: A trace., schema: { type: string } }] }",
    ),
    variant(
        "value of an enum",
        Additive,
        Some(3),
        "- target: $.components.schemas.Channel
  update: { enum: [carrier_pigeon] }",
    ),
    variant(
        "variant of a union, with its model",
        Additive,
        Some(3 + 16),
        "- target: $.components.schemas
  update: { PigeonReleasedAttribute: { type: object, description: A pigeon was released., properties: { ring: { type: string } } } }
- target: $.components.schemas.ActivityLog.properties.attributes
  update:
    oneOf: [{ $ref: '#/components/schemas/PigeonReleasedAttribute' }]
    x-sibling-discriminator: { mapping: { pigeon_released: '#/components/schemas/PigeonReleasedAttribute' } }",
    ),
    variant(
        "operation",
        Additive,
        Some(40),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      get:
        tags: [Queues]
        summary: List the members of a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
        responses:
          '200':
            description: The members.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/User' } }, paging: { $ref: '#/components/schemas/Paging' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "schema",
        Additive,
        None,
        "- target: $.components.schemas
  update: { Pigeon: { type: object, properties: { ring: { type: string } } } }",
    ),
    variant(
        "error answer",
        Documentation,
        Some(10),
        "- target: $.paths['/v1/tags'].get.responses
  update: { '409': { description: Two at once., content: { application/json: { schema: { $ref: '#/components/schemas/ErrorMessage' } } } } }",
    ),
    variant(
        "tag without operations",
        Documentation,
        Some(0),
        "- target: $
  update: { tags: [{ name: Pigeons, description: Birds. }] }",
    ),
    variant(
        "server after the first",
        Documentation,
        Some(0),
        "- target: $
  update: { servers: [{ url: 'https://eu.example.com' }] }",
    ),
    variant(
        "operation that sends",
        Additive,
        Some(40),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      post:
        tags: [Queues]
        summary: Add a member to a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
        requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/AttachmentInput' } } } }
        responses:
          '200':
            description: The member.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { $ref: '#/components/schemas/User' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "operation with an optional parameter",
        Additive,
        Some(40 + 9),
        "- target: $.paths
  update:
    /v1/queues/{id}/members:
      get:
        tags: [Queues]
        summary: List the members of a queue
        parameters:
          - { name: id, in: path, required: true, description: The id of the queue., schema: { type: string } }
          - { name: role, in: query, description: The role., schema: { type: string } }
        responses:
          '200':
            description: The members.
            content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: '#/components/schemas/User' } }, paging: { $ref: '#/components/schemas/Paging' } } } } }
          '404': { $ref: '#/components/responses/NotFound' }",
    ),
    variant(
        "error answer with a body of its own",
        Additive,
        None,
        "- target: $.paths['/v1/tags'].get.responses
  update: { '409': { description: Two at once., content: { application/json: { schema: { type: object, required: [until], properties: { until: { type: integer } } } } } } }",
    ),
    variant(
        "server before the first",
        Additive,
        None,
        "- { target: $.servers, remove: true }
- target: $
  update: { servers: [{ url: 'https://eu.example.com' }] }",
    ),
    variant(
        "docs of a field",
        Documentation,
        Some(2),
        "- target: $.components.schemas.User.properties.name
  update: { description: The full name. }",
    ),
];

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

/// What is removed or narrowed, or made wider than Rust takes lightly.
pub const OTHERS: &[Variant] = &[
    variant(
        "field that is received, removed",
        Breaking,
        None,
        "- { target: $.components.schemas.User.properties.name, remove: true }",
    ),
    variant(
        "field that is sent, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/users'].post.requestBody.content['application/json'].schema.properties.name\", remove: true }",
    ),
    variant(
        "query parameter, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/users'].get.parameters[?@.name=='phone_number']\", remove: true }",
    ),
    variant(
        "value of an enum, removed",
        Breaking,
        None,
        "- { target: \"$.components.schemas.Channel.enum[?@=='callback']\", remove: true }",
    ),
    variant(
        "variant of a union, removed",
        Breaking,
        None,
        "- { target: \"$.components.schemas.ActivityLog.properties.attributes.oneOf[?@['$ref']=='#/components/schemas/TagAddedAttribute']\", remove: true }
- { target: \"$.components.schemas.ActivityLog.properties.attributes['x-sibling-discriminator'].mapping.tag_added\", remove: true }",
    ),
    variant(
        "operation, removed",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/queues/{id}']\", remove: true }",
    ),
    variant(
        "error answer, removed",
        Documentation,
        None,
        "- { target: \"$.paths['/v1/tags'].get.responses['404']\", remove: true }",
    ),
    variant(
        "tag without operations, removed",
        Documentation,
        Some(0),
        "- { target: \"$.tags[?@.name=='Wrapup']\", remove: true }",
    ),
    variant(
        "field that is received, of another type",
        Breaking,
        None,
        "- target: $.components.schemas.Queue.properties.priority
  update: { type: string }",
    ),
    variant(
        "optional field that is received, required",
        Breaking,
        None,
        "- target: $.components.schemas.User
  update: { required: [name] }",
    ),
    variant(
        "optional field that is sent, required",
        Breaking,
        None,
        "- target: $.paths['/v1/anonymization_request'].post.requestBody.content['application/json'].schema
  update: { required: [force_anonymization] }",
    ),
    variant(
        "field that is received, nullable",
        Breaking,
        None,
        "- target: $.components.schemas.User.properties.id
  update: { nullable: true }",
    ),
    variant(
        "query parameter, required",
        Breaking,
        None,
        "- target: $.paths['/v1/users'].get.parameters[0]
  update: { required: true }",
    ),
    variant(
        "schema that is used once, no more",
        Breaking,
        None,
        "- { target: $.components.schemas.ActivityLog.properties.author, remove: true }",
    ),
    variant(
        "server, another",
        Additive,
        None,
        "- target: $.servers[0]
  update: { url: 'https://eu.example.com' }",
    ),
    variant(
        "values of a field, listed",
        Breaking,
        None,
        "- target: $.components.schemas.Queue.properties.name
  update: { enum: [one, two] }",
    ),
    variant(
        "field that is received, of a narrower number",
        Documentation,
        None,
        "- target: $.components.schemas.Queue.properties.priority
  update: { minimum: 0 }",
    ),
    variant(
        "field that is sent, of another type",
        Breaking,
        None,
        "- target: $.components.schemas.AttachmentInput.properties.url
  update: { type: integer }",
    ),
    variant(
        "required field that is sent",
        Breaking,
        None,
        "- target: $.components.schemas.AttachmentInput
  update: { required: [size], properties: { size: { type: integer } } }",
    ),
    variant(
        "answer, of another type",
        Breaking,
        None,
        "- target: \"$.paths['/v1/queues/{id}'].get.responses['200'].content['application/json'].schema.properties.data\"
  update: { $ref: '#/components/schemas/User' }",
    ),
    variant(
        "tag of an operation, another",
        Breaking,
        None,
        "- { target: \"$.paths['/v1/queues/{id}'].get.tags\", remove: true }
- target: \"$.paths['/v1/queues/{id}'].get\"
  update: { tags: [Tags] }",
    ),
    variant(
        "text, shorter",
        Documentation,
        None,
        "- target: $.components.schemas.User.properties.name
  update: { maxLength: 40 }",
    ),
];
