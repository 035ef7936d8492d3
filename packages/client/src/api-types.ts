// Written by scripts/client-types.mjs from the description of the API.

export type WireEvent =
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'story.published';
      story: StoryCard;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'story.corrected';
      story: StoryCard;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'story.retracted';
      storyId: string;
      revision: number;
      reason: string;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'story.removed';
      storyId: string;
      reason: string;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'storyline.split';
      stories: string[];
      from: {
        id: string;
        stories: number;
        publishers: number;
        /**
         * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
         */
        independent?: number;
      };
      to: {
        id: string;
        stories: number;
        publishers: number;
        /**
         * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
         */
        independent?: number;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'storyline.merged';
      storylineId: string;
      into: string;
      /**
       * When a split was undone: all stories of the storyline
       */
      stories?: string[];
      storyline?: {
        id: string;
        stories: number;
        publishers: number;
        /**
         * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
         */
        independent?: number;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      storyId: string;
      comments: number;
      type: 'comment.added';
      comment: {
        id: string;
        storyId: string;
        /**
         * Grows with every comment on the wire
         */
        no: number;
        revision: number;
        parentId: string | null;
        answersId: string | null;
        depth: number;
        writer: {
          id: string;
          name: string;
        } | null;
        /**
         * Plain text; null when it was removed
         */
        text: string | null;
        /**
         * ISO 8601, in UTC
         */
        at: string;
        editedAt: string | null;
        removed: ('writer' | 'moderator') | null;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      storyId: string;
      comments: number;
      type: 'comment.changed';
      comment: {
        id: string;
        storyId: string;
        /**
         * Grows with every comment on the wire
         */
        no: number;
        revision: number;
        parentId: string | null;
        answersId: string | null;
        depth: number;
        writer: {
          id: string;
          name: string;
        } | null;
        /**
         * Plain text; null when it was removed
         */
        text: string | null;
        /**
         * ISO 8601, in UTC
         */
        at: string;
        editedAt: string | null;
        removed: ('writer' | 'moderator') | null;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      storyId: string;
      comments: number;
      type: 'comment.removed';
      comment: {
        id: string;
        storyId: string;
        /**
         * Grows with every comment on the wire
         */
        no: number;
        revision: number;
        parentId: string | null;
        answersId: string | null;
        depth: number;
        writer: {
          id: string;
          name: string;
        } | null;
        /**
         * Plain text; null when it was removed
         */
        text: string | null;
        /**
         * ISO 8601, in UTC
         */
        at: string;
        editedAt: string | null;
        removed: ('writer' | 'moderator') | null;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      storyId: string;
      comments: number;
      type: 'discussion.closed' | 'discussion.opened';
      closed: {
        /**
         * ISO 8601, in UTC
         */
        at: string;
        reason: string;
      } | null;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'coverage.changed';
      coverageId: string;
      coverage: {
        id: string;
        publisher: {
          id: string;
          name: string;
        };
        revision: number;
        title: string;
        summary: string | null;
        keyPoints: string[];
        authors: string[];
        language: string | null;
        /**
         * ISO 8601, in UTC
         */
        startsAt: string;
        endsAt: string | null;
        /**
         * When it ended and became an archive
         */
        endedAt: string | null;
        /**
         * ISO 8601, in UTC
         */
        changedAt: string;
        /**
         * Without retracted ones
         */
        posts: number;
      };
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'coverage.removed';
      coverageId: string;
      reason: string;
    }
  | {
      /**
       * Its number on the wire
       */
      seq: number;
      /**
       * ISO 8601, in UTC
       */
      at: string;
      type: 'post.added' | 'post.changed' | 'post.retracted';
      coverageId: string;
      posts: number;
      post: {
        id: string;
        coverageId: string;
        /**
         * Its place in the coverage: 1, 2, 3
         */
        no: number;
        revision: number;
        title: string | null;
        /**
         * Plain text; an empty line separates paragraphs
         */
        text: string | null;
        picture: {
          width?: number;
          height?: number;
          focalPoint?: {
            x: number;
            y: number;
          };
          url: string;
          alt: string;
          caption?: string;
          credit?: string;
          shown?: {
            /**
             * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
             */
            url: string;
            alt?: string;
            caption?: string;
            credit?: string;
            width?: number;
            height?: number;
            focalPoint?: {
              x: number;
              y: number;
            };
            /**
             * The dominant colour, such as #4a6b8c
             */
            color?: string;
          };
          /**
           * Its `srcset`
           */
          sources?: string;
        } | null;
        link: {
          url: string;
          title: string;
          description?: string;
        } | null;
        quote: {
          text: string;
          source?: string;
          url?: string;
        } | null;
        authors: string[];
        keyEvent: boolean;
        correction: boolean;
        pinned: boolean;
        /**
         * ISO 8601, in UTC
         */
        at: string;
        editedAt: string | null;
        retracted: {
          /**
           * ISO 8601, in UTC
           */
          at: string;
          reason: string;
        } | null;
      };
    };

export interface StoriesPage {
  stories: StoryCard[];
  /**
   * A position on the wire; treat it as opaque
   */
  position: string;
  /**
   * Send it back as `before`; null at the end
   */
  next: string | null;
}
export interface StoryCard {
  id: string;
  /**
   * Its position in lists; corrections do not change it
   */
  seq: number;
  revision: number;
  headline: string;
  summary: string | null;
  url: string | null;
  publisher: {
    id: string;
    name: string;
    /**
     * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
     */
    icon?: string;
  };
  byline: string | null;
  topics: {
    slug: string;
    label: string;
    kind?: 'person' | 'place' | 'organisation' | 'subject' | 'other';
  }[];
  section: string | null;
  language: string | null;
  imageUrl: string | null;
  imageAlt?: string;
  imageFrame?: {
    width?: number;
    height?: number;
    focalPoint?: {
      x: number;
      y: number;
    };
  };
  image?: {
    /**
     * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
     */
    url: string;
    alt?: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    focalPoint?: {
      x: number;
      y: number;
    };
    /**
     * The dominant colour, such as #4a6b8c
     */
    color?: string;
  };
  priority: 'routine' | 'urgent' | 'flash';
  /**
   * ISO 8601, in UTC
   */
  publishedAt: string;
  /**
   * ISO 8601, in UTC
   */
  releasedAt: string;
  storyline: {
    id: string;
    stories: number;
    publishers: number;
    /**
     * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
     */
    independent?: number;
  };
  /**
   * The publisher's first story with nearly the same text, of which this one is an update
   */
  repeats?: string;
  comments: number;
  retracted?: {
    /**
     * ISO 8601, in UTC
     */
    at: string;
    reason: string;
  };
  /**
   * With `sort=top`: the newest report of up to four other publishers, texts of their own before copies
   */
  reports?: {
    id: string;
    headline: string;
    language: string | null;
    publisher: {
      id: string;
      name: string;
      /**
       * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
       */
      icon?: string;
    };
    /**
     * ISO 8601, in UTC
     */
    releasedAt: string;
  }[];
  excerpt?: string;
}
export interface StoryCount {
  stories: number;
  more: boolean;
  headlines: string[];
}
export interface Story {
  id: string;
  /**
   * Its position in lists; corrections do not change it
   */
  seq: number;
  revision: number;
  headline: string;
  summary: string | null;
  url: string | null;
  publisher: {
    id: string;
    name: string;
    /**
     * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
     */
    icon?: string;
  };
  byline: string | null;
  topics: {
    slug: string;
    label: string;
    kind?: 'person' | 'place' | 'organisation' | 'subject' | 'other';
  }[];
  section: string | null;
  language: string | null;
  imageUrl: string | null;
  imageAlt?: string;
  imageFrame?: {
    width?: number;
    height?: number;
    focalPoint?: {
      x: number;
      y: number;
    };
  };
  image?: {
    /**
     * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
     */
    url: string;
    alt?: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    focalPoint?: {
      x: number;
      y: number;
    };
    /**
     * The dominant colour, such as #4a6b8c
     */
    color?: string;
  };
  priority: 'routine' | 'urgent' | 'flash';
  /**
   * ISO 8601, in UTC
   */
  publishedAt: string;
  /**
   * ISO 8601, in UTC
   */
  releasedAt: string;
  storyline: {
    id: string;
    stories: number;
    publishers: number;
    /**
     * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
     */
    independent?: number;
  };
  /**
   * The publisher's first story with nearly the same text, of which this one is an update
   */
  repeats?: string;
  comments: number;
  retracted?: {
    /**
     * ISO 8601, in UTC
     */
    at: string;
    reason: string;
  };
  /**
   * With `sort=top`: the newest report of up to four other publishers, texts of their own before copies
   */
  reports?: {
    id: string;
    headline: string;
    language: string | null;
    publisher: {
      id: string;
      name: string;
      /**
       * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
       */
      icon?: string;
    };
    /**
     * ISO 8601, in UTC
     */
    releasedAt: string;
  }[];
  excerpt?: string;
  /**
   * Sanitised: safe to show without escaping
   */
  bodyHtml: string;
  /**
   * The same with the addresses from which a reader’s browser loads its pictures; absent where they are the same
   */
  pageHtml?: string;
  imageCaption: string | null;
  imageCredit: string | null;
  media: {
    url: string;
    kind: 'audio' | 'video';
    type?: string;
    bytes?: number;
    durationSeconds?: number;
    title?: string;
  }[];
  /**
   * Those of its topics that are subjects of IPTC’s Media Topics
   */
  subjects?: {
    code: string;
    name: string;
    uri: string;
    slug: string;
  }[];
  placeline?: string;
  copyright?: string;
  usageTerms?: string;
  /**
   * For readers
   */
  editorNote?: string;
  /**
   * What the last correction changed, and why
   */
  correctionNote?: string;
  correctedAt: string | null;
  /**
   * The live coverage that runs and links to this story, or to another one of its storyline
   */
  live?: {
    id: string;
    title: string;
    language: string | null;
  };
  /**
   * Of a story that came from another installation
   */
  provenance?: {
    /**
     * Where it was published first
     */
    installation: string;
    storyId: string;
    url: string;
    publisher: string;
    /**
     * The installations that it has passed, its origin first
     */
    hops: string[];
  };
  copyOf?: {
    id: string;
    publisher: {
      id: string;
      name: string;
    };
  };
  alsoIn: {
    id: string;
    publisher: {
      id: string;
      name: string;
    };
    url: string | null;
  }[];
}
export interface FullCoverage {
  storyline: {
    id: string;
    headline: string;
    leadStoryId: string;
    stories: number;
    publishers: number;
    /**
     * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
     */
    independent?: number;
  };
  first?: {
    storyId: string;
    publisher: {
      id: string;
      name: string;
    };
    /**
     * ISO 8601, in UTC
     */
    at: string;
    /**
     * Seconds before the first report by another publisher, as released; null while there is none
     */
    aheadSeconds: number | null;
    aheadOf: {
      storyId: string;
      publisher: {
        id: string;
        name: string;
      };
    } | null;
  };
  stories: {
    id: string;
    /**
     * Its position in lists; corrections do not change it
     */
    seq: number;
    revision: number;
    headline: string;
    summary: string | null;
    url: string | null;
    publisher: {
      id: string;
      name: string;
      /**
       * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
       */
      icon?: string;
    };
    byline: string | null;
    topics: {
      slug: string;
      label: string;
      kind?: 'person' | 'place' | 'organisation' | 'subject' | 'other';
    }[];
    section: string | null;
    language: string | null;
    imageUrl: string | null;
    imageAlt?: string;
    imageFrame?: {
      width?: number;
      height?: number;
      focalPoint?: {
        x: number;
        y: number;
      };
    };
    image?: {
      /**
       * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
       */
      url: string;
      alt?: string;
      caption?: string;
      credit?: string;
      width?: number;
      height?: number;
      focalPoint?: {
        x: number;
        y: number;
      };
      /**
       * The dominant colour, such as #4a6b8c
       */
      color?: string;
    };
    priority: 'routine' | 'urgent' | 'flash';
    /**
     * ISO 8601, in UTC
     */
    publishedAt: string;
    /**
     * ISO 8601, in UTC
     */
    releasedAt: string;
    storyline: {
      id: string;
      stories: number;
      publishers: number;
      /**
       * Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed
       */
      independent?: number;
    };
    /**
     * The publisher's first story with nearly the same text, of which this one is an update
     */
    repeats?: string;
    comments: number;
    retracted?: {
      /**
       * ISO 8601, in UTC
       */
      at: string;
      reason: string;
    };
    /**
     * With `sort=top`: the newest report of up to four other publishers, texts of their own before copies
     */
    reports?: {
      id: string;
      headline: string;
      language: string | null;
      publisher: {
        id: string;
        name: string;
        /**
         * The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one
         */
        icon?: string;
      };
      /**
       * ISO 8601, in UTC
       */
      releasedAt: string;
    }[];
    excerpt?: string;
    because: {
      storyId: string;
      isCopy: boolean;
      names: string[];
      words: string[];
    } | null;
  }[];
}
export interface Trending {
  topics: {
    slug: string;
    label: string;
    score: number;
    stories: number;
    publishers: number;
    rise: number;
    sparkline: number[];
    story: {
      id: string;
      headline: string;
    };
    reason: {
      storylineId: string;
      stories: number;
      publishers: number;
      names: string[];
    };
  }[];
}
export interface Topics {
  topics: {
    slug: string;
    label: string;
    stories: number;
  }[];
}
export interface Sections {
  sections: {
    slug: string;
    /**
     * Its name in languages that are not among `labels`
     */
    label: string;
    labels: {
      en: string;
      de: string;
      fr: string;
      es: string;
      pt: string;
      it: string;
      ar: string;
      ja: string;
    };
    /**
     * No new story may be in it
     */
    removed?: true;
  }[];
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  code:
    | 'bad_json'
    | 'bad_opml'
    | 'bad_request'
    | 'bad_query'
    | 'key_missing'
    | 'key_unknown'
    | 'key_expired'
    | 'key_revoked'
    | 'session_missing'
    | 'scope_missing'
    | 'publisher_disabled'
    | 'not_your_story'
    | 'not_your_coverage'
    | 'cross_site'
    | 'identity_missing'
    | 'commenter_blocked'
    | 'not_your_comment'
    | 'embedding_off'
    | 'device_unknown'
    | 'passkey_refused'
    | 'push_off'
    | 'alerts_off'
    | 'not_found'
    | 'invitation_unknown'
    | 'code_unknown'
    | 'body_too_slow'
    | 'own_submission'
    | 'flash_changed'
    | 'draft_changed'
    | 'drafts_full'
    | 'bridge_exists'
    | 'feed_exists'
    | 'section_exists'
    | 'last_passkey'
    | 'person_disabled'
    | 'person_exists'
    | 'too_many_passkeys'
    | 'key_ended'
    | 'key_preset'
    | 'own_publisher'
    | 'name_taken'
    | 'name_chosen'
    | 'comment_repeated'
    | 'comment_removed'
    | 'comments_closed'
    | 'edit_window_over'
    | 'already_joined'
    | 'reader_full'
    | 'too_many_bridges'
    | 'too_many_devices'
    | 'too_many_feeds'
    | 'too_many_rulings'
    | 'too_many_sections'
    | 'too_many_webhooks'
    | 'alert_unconfirmed'
    | 'already_released'
    | 'already_ended'
    | 'story_retracted'
    | 'coverage_ended'
    | 'post_retracted'
    | 'too_many_posts'
    | 'too_many_pinned'
    | 'history_gone'
    | 'picture_gone'
    | 'too_large'
    | 'too_many_stories'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'picture_unusable'
    | 'no_feed_found'
    | 'idempotency_key_reused'
    | 'clock_ahead'
    | 'bad_filter'
    | 'bad_position'
    | 'too_many_follows'
    | 'too_many_watches'
    | 'too_many_readers'
    | 'too_many_requests'
    | 'too_many_subscriptions'
    | 'too_many_alerts'
    | 'too_many_comments'
    | 'backlog_full'
    | 'unknown_channel'
    | 'story_removed'
    | 'coverage_removed'
    | 'internal'
    | 'format_not_offered'
    | 'overloaded'
    | 'took_too_long'
    | 'unavailable';
  detail: string;
  instance?: string;
  errors?: {
    field: string;
    rule: string;
    detail: string;
    /**
     * A value that would be accepted
     */
    example?: string | number | boolean | string[];
    offset?: number;
    length?: number;
  }[];
}
export interface StoryIn {
  externalId?: string;
  headline: string;
  summary?: string;
  body?: string;
  bodyFormat?: 'html' | 'text' | 'markdown';
  byline?: string;
  topics?: string[];
  subjects?: string[];
  section?: string;
  language?: string;
  url?: string;
  image?: {
    url: string;
    alt?: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    /**
     * What must stay in sight where the picture is cropped: from the left and from the top
     */
    focalPoint?: {
      x: number;
      y: number;
    };
  };
  imageUrl?: string;
  imageAlt?: string;
  imageCaption?: string;
  imageCredit?: string;
  media?: {
    url: string;
    kind: 'audio' | 'video';
    type?: string;
    bytes?: number;
    durationSeconds?: number;
    title?: string;
  }[];
  publishedAt?: string;
  embargoUntil?: string;
  priority?: 'routine' | 'urgent' | 'flash';
  placeline?: string;
  copyright?: string;
  usageTerms?: string;
  editorNote?: string;
  correctionNote?: string;
}
export interface StoryPatch {
  headline?: string;
  summary?: string | null;
  body?: string | null;
  bodyFormat?: 'html' | 'text' | 'markdown';
  byline?: string | null;
  topics?: string[];
  subjects?: string[];
  section?: string | null;
  language?: string | null;
  url?: string | null;
  image?: {
    url: string;
    alt?: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    /**
     * What must stay in sight where the picture is cropped: from the left and from the top
     */
    focalPoint?: {
      x: number;
      y: number;
    };
  } | null;
  imageUrl?: string | null;
  imageAlt?: string | null;
  imageCaption?: string | null;
  imageCredit?: string | null;
  media?:
    | {
        url: string;
        kind: 'audio' | 'video';
        type?: string;
        bytes?: number;
        durationSeconds?: number;
        title?: string;
      }[]
    | null;
  publishedAt?: string;
  priority?: 'routine' | 'urgent' | 'flash';
  placeline?: string | null;
  copyright?: string | null;
  usageTerms?: string | null;
  editorNote?: string | null;
  correctionNote?: string | null;
  embargoUntil?: string;
}
export interface SubmissionAccepted {
  id: string;
  status: 'queued' | 'published' | 'duplicate' | 'rejected' | 'failed' | 'cancelled' | 'replaced';
  url: string;
  /**
   * What readers will not see of the story or correction, and what was not kept of an item of ninjs
   */
  warnings?: {
    field: string;
    detail: string;
  }[];
}
export interface BatchAccepted {
  accepted: number;
  rejected: number;
  submissions: {
    index: number;
    id: string;
    status: 'queued' | 'published' | 'duplicate' | 'rejected' | 'failed' | 'cancelled' | 'replaced';
    url: string;
    /**
     * What readers will not see of the story or correction, and what was not kept of an item of ninjs
     */
    warnings?: {
      field: string;
      detail: string;
    }[];
  }[];
  errors: {
    index: number;
    code: string;
    detail: string;
    errors?: {
      field: string;
      rule: string;
      detail: string;
      /**
       * A value that would be accepted
       */
      example?: string | number | boolean | string[];
      offset?: number;
      length?: number;
    }[];
  }[];
}
export interface Submission {
  id: string;
  kind: 'publish' | 'correct' | 'retract';
  status: 'queued' | 'published' | 'duplicate' | 'rejected' | 'failed' | 'cancelled' | 'replaced';
  headline: string | null;
  externalId: string | null;
  storyId?: string;
  duplicateOf?: string;
  replacedBy?: string;
  reason?: string;
  /**
   * ISO 8601, in UTC
   */
  receivedAt: string;
  /**
   * ISO 8601, in UTC
   */
  releaseAt?: string;
  approval?: {
    state: 'waiting' | 'approved';
    version: number;
    writtenBy: string | null;
    /**
     * ISO 8601, in UTC
     */
    until?: string;
    approvedBy?: string | null;
  };
  /**
   * ISO 8601, in UTC
   */
  finishedAt?: string;
  /**
   * The story as submitted, or what a correction changes; for its publisher while it is kept, not in lists
   */
  story?: {
    [k: string]: unknown;
  };
  receipt: {
    /**
     * ISO 8601, in UTC
     */
    accepted: string;
    /**
     * ISO 8601, in UTC
     */
    edited?: string;
    /**
     * ISO 8601, in UTC
     */
    recorded?: string;
    announced?: {
      /**
       * ISO 8601, in UTC
       */
      at: string;
      position: string;
    };
    revision?: number;
    delivered: {
      readers: number;
      /**
       * ISO 8601, in UTC
       */
      at?: string;
    };
    recall?: {
      readers: number;
      informed: number;
    };
  };
}
export interface CoverageIn {
  externalId?: string;
  title: string;
  summary?: string | null;
  keyPoints?: string[];
  authors?: string[];
  language?: string | null;
  startsAt?: string;
  endsAt?: string | null;
}
export interface CoveragePatch {
  title?: string;
  summary?: string | null;
  keyPoints?: string[];
  authors?: string[];
  language?: string | null;
  startsAt?: string;
  endsAt?: string | null;
}
export interface PostIn {
  externalId?: string;
  title?: string | null;
  text?: string | null;
  picture?: {
    url: string;
    alt: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    /**
     * What must stay in sight where the picture is cropped: from the left and from the top
     */
    focalPoint?: {
      x: number;
      y: number;
    };
  } | null;
  link?: {
    url: string;
    title: string;
    description?: string;
  } | null;
  quote?: {
    text: string;
    source?: string;
    url?: string;
  } | null;
  authors?: string[];
  keyEvent?: boolean;
  correction?: boolean;
  pinned?: boolean;
}
export interface PostPatch {
  title?: string | null;
  text?: string | null;
  picture?: {
    url: string;
    alt: string;
    caption?: string;
    credit?: string;
    width?: number;
    height?: number;
    /**
     * What must stay in sight where the picture is cropped: from the left and from the top
     */
    focalPoint?: {
      x: number;
      y: number;
    };
  } | null;
  link?: {
    url: string;
    title: string;
    description?: string;
  } | null;
  quote?: {
    text: string;
    source?: string;
    url?: string;
  } | null;
  authors?: string[];
  keyEvent?: boolean;
  correction?: boolean;
}
export interface CoveragesPage {
  coverages: {
    id: string;
    publisher: {
      id: string;
      name: string;
    };
    revision: number;
    title: string;
    summary: string | null;
    keyPoints: string[];
    authors: string[];
    language: string | null;
    /**
     * ISO 8601, in UTC
     */
    startsAt: string;
    endsAt: string | null;
    /**
     * When it ended and became an archive
     */
    endedAt: string | null;
    /**
     * ISO 8601, in UTC
     */
    changedAt: string;
    /**
     * Without retracted ones
     */
    posts: number;
  }[];
  next: string | null;
}
export interface CoveragePage {
  coverage: {
    id: string;
    publisher: {
      id: string;
      name: string;
    };
    revision: number;
    title: string;
    summary: string | null;
    keyPoints: string[];
    authors: string[];
    language: string | null;
    /**
     * ISO 8601, in UTC
     */
    startsAt: string;
    endsAt: string | null;
    /**
     * When it ended and became an archive
     */
    endedAt: string | null;
    /**
     * ISO 8601, in UTC
     */
    changedAt: string;
    /**
     * Without retracted ones
     */
    posts: number;
  };
  posts: {
    id: string;
    coverageId: string;
    /**
     * Its place in the coverage: 1, 2, 3
     */
    no: number;
    revision: number;
    title: string | null;
    /**
     * Plain text; an empty line separates paragraphs
     */
    text: string | null;
    picture: {
      width?: number;
      height?: number;
      focalPoint?: {
        x: number;
        y: number;
      };
      url: string;
      alt: string;
      caption?: string;
      credit?: string;
      shown?: {
        /**
         * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
         */
        url: string;
        alt?: string;
        caption?: string;
        credit?: string;
        width?: number;
        height?: number;
        focalPoint?: {
          x: number;
          y: number;
        };
        /**
         * The dominant colour, such as #4a6b8c
         */
        color?: string;
      };
      /**
       * Its `srcset`
       */
      sources?: string;
    } | null;
    link: {
      url: string;
      title: string;
      description?: string;
    } | null;
    quote: {
      text: string;
      source?: string;
      url?: string;
    } | null;
    authors: string[];
    keyEvent: boolean;
    correction: boolean;
    pinned: boolean;
    /**
     * ISO 8601, in UTC
     */
    at: string;
    editedAt: string | null;
    retracted: {
      /**
       * ISO 8601, in UTC
       */
      at: string;
      reason: string;
    } | null;
  }[];
  pinned: {
    id: string;
    coverageId: string;
    /**
     * Its place in the coverage: 1, 2, 3
     */
    no: number;
    revision: number;
    title: string | null;
    /**
     * Plain text; an empty line separates paragraphs
     */
    text: string | null;
    picture: {
      width?: number;
      height?: number;
      focalPoint?: {
        x: number;
        y: number;
      };
      url: string;
      alt: string;
      caption?: string;
      credit?: string;
      shown?: {
        /**
         * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
         */
        url: string;
        alt?: string;
        caption?: string;
        credit?: string;
        width?: number;
        height?: number;
        focalPoint?: {
          x: number;
          y: number;
        };
        /**
         * The dominant colour, such as #4a6b8c
         */
        color?: string;
      };
      /**
       * Its `srcset`
       */
      sources?: string;
    } | null;
    link: {
      url: string;
      title: string;
      description?: string;
    } | null;
    quote: {
      text: string;
      source?: string;
      url?: string;
    } | null;
    authors: string[];
    keyEvent: boolean;
    correction: boolean;
    pinned: boolean;
    /**
     * ISO 8601, in UTC
     */
    at: string;
    editedAt: string | null;
    retracted: {
      /**
       * ISO 8601, in UTC
       */
      at: string;
      reason: string;
    } | null;
  }[];
  keyEvents: {
    postId: string;
    no: number;
    title: string;
    /**
     * ISO 8601, in UTC
     */
    at: string;
  }[];
  position: string;
  next: string | null;
}
export interface CoverageAnswer {
  coverage: {
    id: string;
    publisher: {
      id: string;
      name: string;
    };
    revision: number;
    title: string;
    summary: string | null;
    keyPoints: string[];
    authors: string[];
    language: string | null;
    /**
     * ISO 8601, in UTC
     */
    startsAt: string;
    endsAt: string | null;
    /**
     * When it ended and became an archive
     */
    endedAt: string | null;
    /**
     * ISO 8601, in UTC
     */
    changedAt: string;
    /**
     * Without retracted ones
     */
    posts: number;
  };
}
export interface PostAnswer {
  post: {
    id: string;
    coverageId: string;
    /**
     * Its place in the coverage: 1, 2, 3
     */
    no: number;
    revision: number;
    title: string | null;
    /**
     * Plain text; an empty line separates paragraphs
     */
    text: string | null;
    picture: {
      width?: number;
      height?: number;
      focalPoint?: {
        x: number;
        y: number;
      };
      url: string;
      alt: string;
      caption?: string;
      credit?: string;
      shown?: {
        /**
         * A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`
         */
        url: string;
        alt?: string;
        caption?: string;
        credit?: string;
        width?: number;
        height?: number;
        focalPoint?: {
          x: number;
          y: number;
        };
        /**
         * The dominant colour, such as #4a6b8c
         */
        color?: string;
      };
      /**
       * Its `srcset`
       */
      sources?: string;
    } | null;
    link: {
      url: string;
      title: string;
      description?: string;
    } | null;
    quote: {
      text: string;
      source?: string;
      url?: string;
    } | null;
    authors: string[];
    keyEvent: boolean;
    correction: boolean;
    pinned: boolean;
    /**
     * ISO 8601, in UTC
     */
    at: string;
    editedAt: string | null;
    retracted: {
      /**
       * ISO 8601, in UTC
       */
      at: string;
      reason: string;
    } | null;
  };
}
