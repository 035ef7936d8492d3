import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** What is drawn: when it changes, it is tried again. */
  of: unknown;
  /** What stands in the place of what could not be drawn. */
  note: string;
  /** Where only list items may stand. */
  tag?: 'p' | 'li';
  children: ComponentChildren;
}

/** Draws one item of a list. One that cannot be drawn says so in its place, and the others stand. */
export class Fenced extends Component<Props, { failed: unknown }> {
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

/** Like nothing that can be drawn. */
const NOTHING = {};
