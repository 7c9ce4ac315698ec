function mpc = three_nodes
%THREE_NODES  Three nodes with load everywhere, two generators and one congested line.
%   Numbers of B. C. Lesieutre, D. K. Molzahn, A. R. Borden, C. L. DeMarco, "Examining the limits
%   of the application of semidefinite programming to power flow problems", Allerton (2011), as
%   case3_lmbd of the IEEE PES Power Grid Library PGLib-OPF v23.07 has them (CC BY 4.0).
mpc.version = '2';
mpc.baseMVA = 100;

%   bus  type  Pd   Qd  Gs  Bs  area  Vm  Va  baseKV  zone  Vmax  Vmin
mpc.bus = [
    1    3     110  40  0   0   1     1   0   240     1     1.1   0.9;
    2    2     110  40  0   0   1     1   0   240     1     1.1   0.9;
    3    2     95   50  0   0   1     1   0   240     1     1.1   0.9;
];

%   bus  Pg  Qg  Qmax  Qmin   Vg  mBase  status  Pmax  Pmin
mpc.gen = [
    1    0   0   1000  -1000  1   100    1       2000  0;
    2    0   0   1000  -1000  1   100    1       2000  0;
    3    0   0   1000  -1000  1   100    1       0     0;    % a synchronous condenser
];

%   2  startup  shutdown  n  c2     c1   c0
mpc.gencost = [
    2  0        0         3  0.110  5.0  0;
    2  0        0         3  0.085  1.2  0;
    2  0        0         3  0      0    0;
];

%   from  to  r      x     b     rateA  rateB  rateC  ratio  angle  status  angmin  angmax
mpc.branch = [
    1     3   0.065  0.62  0.45  9000   9000   9000   0      0      1       -30     30;
    3     2   0.025  0.75  0.70  50     50     50     0      0      1       -30     30;
    1     2   0.042  0.90  0.30  9000   9000   9000   0      0      1       -30     30;
];
