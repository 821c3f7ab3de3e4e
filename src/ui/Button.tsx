import { forwardRef, type ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.js';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `danger` leads to the question, `destructive` is the answer that ends something. */
  readonly tone?: 'primary' | 'quiet' | 'danger' | 'destructive';
  readonly size?: 'normal' | 'small';
  /** Work is under way: the button keeps focus and name, and ignores further clicks. */
  readonly busy?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone = 'quiet', size = 'normal', busy = false, 'aria-disabled': off, className, onClick, type = 'button', children, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={classNames('bf-button', className)}
      data-tone={tone}
      data-size={size}
      data-state={busy ? 'busy' : 'ready'}
      aria-disabled={busy || off}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
});
