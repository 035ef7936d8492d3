import type { MessageTools } from '../shared/domain/message-tools.ts';
import type { AdminMessages } from '../shared/languages/types/admin-messages.ts';
import type { AlertsMessages } from '../shared/languages/types/alerts-messages.ts';
import type { ComposerMessages } from '../shared/languages/types/composer-messages.ts';
import type { DeskMessages } from '../shared/languages/types/desk-messages.ts';
import type { DevicesMessages } from '../shared/languages/types/devices-messages.ts';
import type { DisplayMessages } from '../shared/languages/types/display-messages.ts';
import type { DraftingMessages } from '../shared/languages/types/drafting-messages.ts';
import type { EmbedMessages } from '../shared/languages/types/embed-messages.ts';
import type { LiveMessages } from '../shared/languages/types/live-messages.ts';
import type { ModerationMessages } from '../shared/languages/types/moderation-messages.ts';
import type { NamesMessages } from '../shared/languages/types/names-messages.ts';
import type { OpsMessages } from '../shared/languages/types/ops-messages.ts';
import type { PageMessages } from '../shared/languages/types/page-messages.ts';
import type { RulesMessages } from '../shared/languages/types/rules-messages.ts';
import type { SettingsMessages } from '../shared/languages/types/settings-messages.ts';
import type { StoryMessages } from '../shared/languages/types/story-messages.ts';

type Texts = PageMessages &
  NamesMessages &
  RulesMessages &
  StoryMessages &
  SettingsMessages &
  DisplayMessages &
  ModerationMessages &
  DeskMessages &
  DraftingMessages &
  OpsMessages &
  AdminMessages &
  EmbedMessages &
  AlertsMessages &
  DevicesMessages &
  LiveMessages &
  ComposerMessages;

/** Makes the texts of some groups in one language. */
export type MakeTexts = (tools: MessageTools) => object;

const groups: Record<string, object> = {};

/** A group's texts; empty until its catalogue is loaded, so they are read when something is drawn, not on import. */
export function textsOf<Group extends keyof Texts>(group: Group): Texts[Group] {
  groups[group] ??= {};
  return groups[group] as Texts[Group];
}

/** Puts the texts of a loaded catalogue into their groups. */
export function fillTexts(texts: object): void {
  for (const [group, messages] of Object.entries(texts)) Object.assign(textsOf(group as keyof Texts), messages);
}
