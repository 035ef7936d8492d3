import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** The item that is drawn; when it changes, drawing is tried again. */
  of: unknown;
  /** The text shown instead of an item that fails. */
  note: string;
  /** Use `li` inside lists. */
  tag?: 'p' | 'li';
  children: ComponentChildren;
}

/** Draws one item of a list; one that throws is replaced by a note and does not affect the others. */
export class ErrorBoundary extends Component<Props, { failed: unknown }> {
  override state: { failed: unknown } = { failed: NOTHING };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: this.props.of });
    reportError(error);
  }

  override render() {
    const { of, note, tag: Tag = 'p', children } = this.props;
    if (this.state.failed !== of) return children;
    return (
      <Tag class="notice" data-testid="not-shown">
        {note}
      </Tag>
    );
  }
}

/** A marker that equals no item. */
const NOTHING = {};
