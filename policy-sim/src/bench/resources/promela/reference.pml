/* The reference model of the explorer's benchmark: P processes, B buffers, C commands a process.
 * One guarded d_step is one step of the table; a process has one control location, its place is data.
 * Give P, B (2 or 3) and C with -D. */

#define CLOSED 0
#define OPEN 1
#define A1 2
#define A2 3
#define D1 4
#define D2 5
#define D3 6
#define D4 7
#define D5 8
#define C1 9
#define C2 10
#define C3 11
#define C4 12
#define C5 13
#define FDS 14

byte references;
bit mutex;
byte place[P];
bit killed[P];
bit owner[P];
bit mapping[P];
byte commands[P];
byte exporter[B];
bit descriptor[B];
bit region0[P];
bit region1[P];
#if B > 2
bit region2[P];
#endif

#if P == 3
#define NOBODY(bits) (!bits[0] && !bits[1] && !bits[2])
#define OWNERS (owner[0] + owner[1] + owner[2])
#define OUTSIDE(q) ((owner[q]) && ((q != 0 && (commands[0] || mapping[0])) || \
  (q != 1 && (commands[1] || mapping[1])) || (q != 2 && (commands[2] || mapping[2]))))
#define TRESPASS (OUTSIDE(0) || OUTSIDE(1) || OUTSIDE(2))
#define FOREIGN(b, bits) (!NOBODY(bits) && ((owner[0] && exporter[b] != 1) || \
  (owner[1] && exporter[b] != 2) || (owner[2] && exporter[b] != 3)))
#else
#define NOBODY(bits) (!bits[0] && !bits[1] && !bits[2] && !bits[3])
#define OWNERS (owner[0] + owner[1] + owner[2] + owner[3])
#define OUTSIDE(q) ((owner[q]) && ((q != 0 && (commands[0] || mapping[0])) || \
  (q != 1 && (commands[1] || mapping[1])) || (q != 2 && (commands[2] || mapping[2])) || \
  (q != 3 && (commands[3] || mapping[3]))))
#define TRESPASS (OUTSIDE(0) || OUTSIDE(1) || OUTSIDE(2) || OUTSIDE(3))
#define FOREIGN(b, bits) (!NOBODY(bits) && ((owner[0] && exporter[b] != 1) || \
  (owner[1] && exporter[b] != 2) || (owner[2] && exporter[b] != 3) || (owner[3] && exporter[b] != 4)))
#endif

#if B > 2
#define LENT (FOREIGN(0, region0) || FOREIGN(1, region1) || FOREIGN(2, region2))
#else
#define LENT (FOREIGN(0, region0) || FOREIGN(1, region1))
#endif

/* Only a step that gives somebody something can break an invariant. */
#define CHECK assert(OWNERS <= 1 && !TRESPASS && !LENT)

#define PUT(b, bits) \
  if \
  :: !descriptor[b] && NOBODY(bits) -> exporter[b] = 0; references-- \
  :: else \
  fi

#define BUFFER(b, bits) \
  :: d_step { place[_pid] == CLOSED && killed[_pid] && bits[_pid] -> bits[_pid] = 0; PUT(b, bits) } \
  :: d_step { place[_pid] == OPEN && !killed[_pid] && owner[_pid] && !exporter[b] -> \
       exporter[b] = _pid + 1; descriptor[b] = 1; references++; CHECK } \
  :: d_step { place[_pid] == OPEN && !killed[_pid] && exporter[b] == _pid + 1 && descriptor[b] -> \
       descriptor[b] = 0; PUT(b, bits) } \
  :: d_step { place[_pid] <= OPEN && !killed[_pid] && descriptor[b] && !bits[_pid] -> \
       bits[_pid] = 1; CHECK } \
  :: d_step { place[_pid] <= OPEN && !killed[_pid] && bits[_pid] -> bits[_pid] = 0; PUT(b, bits) } \
  :: d_step { place[_pid] == FDS && exporter[b] == _pid + 1 && descriptor[b] -> \
       descriptor[b] = 0; PUT(b, bits) }

#define MINE(b) (exporter[b] == _pid + 1 && descriptor[b])
#if B > 2
#define UNREGISTERED (!region0[_pid] && !region1[_pid] && !region2[_pid])
#define FDS_LEFT (MINE(0) || MINE(1) || MINE(2))
#else
#define UNREGISTERED (!region0[_pid] && !region1[_pid])
#define FDS_LEFT (MINE(0) || MINE(1))
#endif

active [P] proctype process()
{
  do
  :: d_step { place[_pid] == CLOSED && !killed[_pid] -> place[_pid] = OPEN }
  :: d_step { place[_pid] == CLOSED && killed[_pid] && UNREGISTERED -> killed[_pid] = 0 }
  :: d_step { place[_pid] == OPEN && !killed[_pid] && !owner[_pid] && !mutex ->
       mutex = 1; place[_pid] = A1 }
  :: d_step { place[_pid] == A1 ->
       place[_pid] = A2;
       if
       :: NOBODY(owner) && !references -> owner[_pid] = 1; references++; CHECK
       :: else
       fi }
  :: d_step { place[_pid] == A2 -> mutex = 0; place[_pid] = OPEN }
  :: d_step { place[_pid] == OPEN && !killed[_pid] && owner[_pid] && commands[_pid] < C ->
       commands[_pid]++; CHECK }
  :: d_step { place[_pid] == OPEN && !killed[_pid] && owner[_pid] && !mapping[_pid] ->
       mapping[_pid] = 1; CHECK }
  BUFFER(0, region0)
  BUFFER(1, region1)
#if B > 2
  BUFFER(2, region2)
#endif
  :: d_step { place[_pid] == OPEN && !killed[_pid] && owner[_pid] && !mutex ->
       mutex = 1; place[_pid] = D1 }
  :: d_step { place[_pid] == OPEN && !mutex -> mutex = 1; place[_pid] = C1 }
  :: d_step { place[_pid] == D1 -> owner[_pid] = 0; place[_pid] = D2 }
  :: d_step { place[_pid] == D2 -> commands[_pid] = 0; place[_pid] = D3 }
  :: d_step { place[_pid] == D3 -> mapping[_pid] = 0; place[_pid] = D4 }
  :: d_step { place[_pid] == D4 -> references--; place[_pid] = D5 }
  :: d_step { place[_pid] == D5 -> mutex = 0; place[_pid] = OPEN }
  :: d_step { place[_pid] == C1 && owner[_pid] -> owner[_pid] = 0; place[_pid] = C2 }
  :: d_step { place[_pid] == C1 && !owner[_pid] -> place[_pid] = C5 }
  :: d_step { place[_pid] == C2 -> commands[_pid] = 0; place[_pid] = C3 }
  :: d_step { place[_pid] == C3 -> mapping[_pid] = 0; place[_pid] = C4 }
  :: d_step { place[_pid] == C4 -> references--; place[_pid] = C5 }
  :: d_step { place[_pid] == C5 -> mutex = 0; place[_pid] = FDS }
  :: d_step { place[_pid] == FDS && !FDS_LEFT -> place[_pid] = CLOSED }
  :: d_step { commands[_pid] > 0 -> commands[_pid]-- }
  :: d_step { !killed[_pid] -> killed[_pid] = 1 }
  od
}
