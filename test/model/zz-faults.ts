import { runLoad } from '/work/main/test/model/fault-load.ts';
import { failing, hang, says } from '/work/main/test/support/aimock.ts';
const scale = Number(process.argv[2] ?? 1);
const good = () => says({ ok: true }, 160/scale);
const slow = (()=>{let n=0;return () => says({ ok: true }, (n++%20===7)?4000/scale:160/scale)})();
const rest={b:good,c:good,d:good};
const faults: Record<string, any> = {
 healthy:{a:good,...rest},
 a429:{a:()=>failing(429,{retryAfter:20}),...rest},
 ahangs:{a:hang,...rest},
 all503:{a:()=>failing(503),b:()=>failing(503),c:()=>failing(503),d:()=>failing(503)},
 allhang:{a:hang,b:hang,c:hang,d:hang},
 slow5:{a:slow,b:slow,c:slow,d:slow},
 quotaA:{a:()=>failing(429,{code:'insufficient_quota'}),...rest},
 a401:{a:()=>failing(401),...rest},
 a503:{a:()=>failing(503),...rest},
};
for(const [n,keys] of Object.entries(faults)) console.log(n, JSON.stringify(await runLoad({keys,requests:120,perSecond:25*scale,turnDeadlineMs:4500/scale})));
