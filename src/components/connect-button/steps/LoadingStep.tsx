import { Skeleton } from '../../../ui/Skeleton.js';
import { StepFrame, type Heading } from './StepFrame.js';

export function LoadingStep({ heading, text }: { readonly heading: Heading; readonly text: string }) {
  return (
    <StepFrame heading={heading} title={text}>
      <div className="bf-stack" data-state="loading">
        <Skeleton />
        <Skeleton />
        <Skeleton className="bf-skeleton-short" />
        <Skeleton className="bf-skeleton-button" />
      </div>
    </StepFrame>
  );
}
