const WIDTH = 160;
const HEIGHT = 32;

/** A bar chart of counts over the last hour, oldest first. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const bar = WIDTH / Math.max(1, values.length);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${values.join(', ')}`}
    >
      {values.map((value, index) => {
        const height = Math.max(1, (value / most) * HEIGHT);
        return <rect key={index} x={index * bar + 1} y={HEIGHT - height} width={bar - 2} height={height} rx="1" />;
      })}
    </svg>
  );
}
