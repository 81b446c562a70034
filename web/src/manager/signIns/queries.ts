import { useQuery } from '@tanstack/react-query';
import { fetchSignIns } from './calls';

export const SIGN_INS = 'sign-ins';
/** The end of a sign-in is an event, its beginning is none: somebody who looks on sees it within this time. */
const LOOK_EVERY_MS = 5_000;

export const useSignIns = () =>
  useQuery({ queryKey: [SIGN_INS], queryFn: fetchSignIns, refetchInterval: LOOK_EVERY_MS });
