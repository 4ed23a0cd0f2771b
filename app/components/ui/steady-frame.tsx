import { useState } from 'react';

type SteadyFrameProps = { src: string; title: string; className?: string };

/**
 * A sandboxed frame whose document can change without a white moment in between: the next one loads behind the one that
 * is seen, and takes its place when it is there.
 */
export function SteadyFrame({ src, title, className = '' }: SteadyFrameProps) {
  // The one that is seen, then the one that loads.
  const [frames, setFrames] = useState([src]);
  const shown = frames[0] ?? src;
  if (frames.at(-1) !== src) setFrames(shown === src ? [src] : [shown, src]);
  return (
    <div className={`relative ${className}`}>
      {frames.map((address) => (
        <iframe
          key={address}
          src={address}
          title={title}
          sandbox=""
          onLoad={() => address === src && setFrames([src])}
          className={`absolute inset-0 size-full bg-white ${address === shown ? '' : 'invisible'}`}
        />
      ))}
    </div>
  );
}
