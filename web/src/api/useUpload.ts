/** One file on its way to the server, for a row of an upload list. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { sendFile, type Uploaded } from './upload';

export type UploadState = {
  phase: 'sending' | 'waiting' | 'done' | 'failed' | 'stopped';
  received: number;
  error?: unknown;
  upload?: Uploaded;
};

/**
 * Begins to send at once.
 * @param file the file
 * @param onDone called once with the finished upload
 * @returns the state, `stop`, and `resume` which goes on where it stopped
 */
export function useUpload(file: File, onDone: (upload: Uploaded) => void) {
  const [state, setState] = useState<UploadState>({ phase: 'sending', received: 0 });
  const begun = useRef<string | undefined>(undefined);
  const stopping = useRef<AbortController | null>(null);
  const tell = useRef(onDone);
  tell.current = onDone;

  const resume = useCallback(() => {
    stopping.current?.abort();
    const control = new AbortController();
    stopping.current = control;
    setState((old) => ({ phase: 'sending', received: old.received }));
    sendFile(file, {
      id: begun.current,
      signal: control.signal,
      onProgress: ({ id, received, waiting }) => {
        begun.current = id;
        if (!control.signal.aborted) setState({ phase: waiting ? 'waiting' : 'sending', received });
      },
    }).then(
      (upload) => {
        if (control.signal.aborted) return;
        setState({ phase: 'done', received: upload.received, upload });
        tell.current(upload);
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        setState((old) => ({ phase: 'failed', received: old.received, error }));
      },
    );
  }, [file]);

  const stop = useCallback(() => {
    stopping.current?.abort();
    setState((old) => ({ phase: 'stopped', received: old.received }));
  }, []);

  useEffect(() => {
    resume();
    return () => stopping.current?.abort();
  }, [resume]);

  return { ...state, stop, resume };
}
