import { useState } from 'preact/hooks';
import { feedTexts } from '../feed-texts.ts';
import { feedProblems, feedWork, findFeeds, foundFeeds } from '../find-feeds.ts';
import { FoundFeeds } from './found-feeds.tsx';

/** Finds the feeds of an address and adds those that are chosen. */
export function FindFeedsForm({ onAdded }: { onAdded: () => void }) {
  const [address, setAddress] = useState('');
  const found = foundFeeds.value;
  return (
    <section class="desk-find" aria-labelledby="find-title">
      <h2 id="find-title">{feedTexts.add}</h2>
      <form
        class="desk-find-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== '') void findFeeds(address);
        }}
      >
        <AddressField address={address} onInput={setAddress} />
        <button type="submit" class={found ? 'button' : 'button is-main'} disabled={feedWork.value !== undefined}>
          {feedWork.value === 'finding' ? feedTexts.finding : feedTexts.find}
        </button>
        <span class="field-hint" id="feed-address-hint">
          {feedTexts.addressHint}
        </span>
      </form>
      <p class="desk-quiet" role="status">
        {feedWork.value === 'finding' && feedTexts.patience}
        {found && feedTexts.found(found.length)}
      </p>
      {found && (
        <FoundFeeds
          feeds={found}
          onDone={(isAll) => {
            if (isAll) setAddress('');
            onAdded();
          }}
        />
      )}
      {feedProblems.value.map((problem) => (
        <p class="desk-problem desk-address" role="alert" key={problem}>
          {problem}
        </p>
      ))}
    </section>
  );
}

function AddressField({ address, onInput }: { address: string; onInput: (address: string) => void }) {
  return (
    <div class="field">
      <label class="field-label" for="feed-address">
        {feedTexts.address}
      </label>
      <input
        id="feed-address"
        type="text"
        inputMode="url"
        autocomplete="url"
        autocapitalize="off"
        spellcheck={false}
        dir="ltr"
        required
        value={address}
        aria-describedby="feed-address-hint"
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
