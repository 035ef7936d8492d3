import '../styles/alerts.css';
import { render } from 'preact';
import { storyPath } from '../../shared/domain/story-address.ts';
import { alertTexts } from '../alert-texts.ts';
import { showAlert, shownAlert } from '../state/shown-alert.ts';
import { columnTitle } from './column-title.ts';

/** Draws the strip over the page, once; it is empty until there is an alert. */
export function drawAlertStrip(): void {
  if (document.getElementById(PLACE)) return;
  const place = document.createElement('div');
  place.id = PLACE;
  document.body.append(place);
  render(<AlertStrip />, place);
}

const PLACE = 'alert-strip';

/** The newest story that called; its region is always there, so that screen readers hear what comes in. */
function AlertStrip() {
  const shown = shownAlert.value;
  const dismiss = (): void => showAlert(null);
  return (
    <div class="alert-strip-place" role="status">
      {shown && (
        <p class="alert-strip" data-testid="alert-strip">
          <span class="alert-strip-column">{alertTexts.strip(columnTitle(shown.column), shown.count)}</span>
          <a href={storyPath(shown.story)} lang={shown.story.language ?? undefined} dir="auto" onClick={dismiss}>
            {shown.story.headline}
          </a>
          <button type="button" class="toast-button" aria-label={alertTexts.dismiss} onClick={dismiss}>
            <span aria-hidden="true">×</span>
          </button>
        </p>
      )}
    </div>
  );
}
