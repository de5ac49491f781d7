import { useEffect } from 'react';
import { visible } from '../text/visible';

export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${visible(title)} · Rollcall`;
  }, [title]);
};
