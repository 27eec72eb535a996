/** SVG of each portrait on a field of 100 by 100, drawn large and simple: it must be known at 32 pixels. */
export const avatarShapes: Partial<Record<string, string>> = {
  fox: `
    <path d="M24 20 L20 56 L48 42Z" fill="#c9571f"/><path d="M76 20 L80 56 L52 42Z" fill="#b64b18"/>
    <path d="M27 28 L26 48 L40 41Z" fill="#3b211c"/><path d="M73 28 L74 48 L60 41Z" fill="#3b211c"/>
    <path d="M18 52 Q30 34 50 36 Q70 34 82 52 Q76 70 50 90 Q24 70 18 52Z" fill="#e2752f"/>
    <path d="M50 36 Q70 34 82 52 Q76 70 50 90Z" fill="#d2631f" opacity=".65"/>
    <path d="M18 52 Q36 54 46 72 L50 90 Q24 70 18 52Z" fill="#fdf1e2"/><path d="M82 52 Q64 54 54 72 L50 90 Q76 70 82 52Z" fill="#f4e2cf"/>
    <ellipse cx="37" cy="56" rx="3.6" ry="4.2" fill="#2a1714"/><ellipse cx="63" cy="56" rx="3.6" ry="4.2" fill="#2a1714"/>
    <circle cx="36" cy="54.5" r="1.2" fill="#fff"/><circle cx="62" cy="54.5" r="1.2" fill="#fff"/>
    <path d="M43 81 Q50 76 57 81 Q55 89 50 90 Q45 89 43 81Z" fill="#2a1714"/>`,
  owl: `
    <path d="M20 108 Q14 40 26 20 Q38 30 50 29 Q62 30 74 20 Q86 40 80 108Z" fill="#7a5a45"/>
    <path d="M50 29 Q62 30 74 20 Q86 40 80 108 L50 108Z" fill="#5f4436" opacity=".6"/>
    <path d="M32 74 Q50 62 68 74 L66 108 L34 108Z" fill="#d9bd97"/>
    <path d="M38 80 q4 5 8 0 M46 80 q4 5 8 0 M54 80 q4 5 8 0 M42 89 q4 5 8 0 M50 89 q4 5 8 0" stroke="#8a674c" stroke-width="2" fill="none"/>
    <circle cx="36" cy="49" r="16" fill="#f3e2c2"/><circle cx="64" cy="49" r="16" fill="#ecd7b3"/>
    <circle cx="37" cy="49" r="10" fill="#f2b233"/><circle cx="63" cy="49" r="10" fill="#f2b233"/>
    <circle cx="38" cy="49" r="6" fill="#1d1512"/><circle cx="62" cy="49" r="6" fill="#1d1512"/>
    <circle cx="36" cy="46.5" r="2" fill="#fff"/><circle cx="60" cy="46.5" r="2" fill="#fff"/>
    <path d="M45 57 Q50 52 55 57 L50 69Z" fill="#e09a3c"/>`,
  bear: `
    <circle cx="27" cy="33" r="13" fill="#5b3d2d"/><circle cx="73" cy="33" r="13" fill="#4e3326"/>
    <circle cx="27" cy="34" r="7" fill="#c08b66"/><circle cx="73" cy="34" r="7" fill="#b07e5b"/>
    <path d="M14 62 Q14 28 50 27 Q86 28 86 62 Q84 94 50 94 Q16 94 14 62Z" fill="#6b4a37"/>
    <path d="M50 27 Q86 28 86 62 Q84 94 50 94Z" fill="#553826" opacity=".5"/>
    <ellipse cx="50" cy="73" rx="19" ry="16" fill="#dcb48d"/>
    <circle cx="34" cy="55" r="4" fill="#20130d"/><circle cx="66" cy="55" r="4" fill="#20130d"/>
    <circle cx="33" cy="53.5" r="1.4" fill="#fff"/><circle cx="65" cy="53.5" r="1.4" fill="#fff"/>
    <path d="M42 66 Q50 61 58 66 Q56 74 50 74 Q44 74 42 66Z" fill="#2a1810"/>
    <path d="M50 74 V79 M42 80 Q46 85 50 79 Q54 85 58 80" stroke="#2a1810" stroke-width="2" fill="none" stroke-linecap="round"/>`,
  cat: `
    <path d="M20 18 L22 54 L46 36Z" fill="#3a3f4d"/><path d="M80 18 L78 54 L54 36Z" fill="#2f3441"/>
    <path d="M25 28 L26 46 L37 38Z" fill="#e3a2a0"/><path d="M75 28 L74 46 L63 38Z" fill="#d6908f"/>
    <path d="M15 62 Q16 34 50 33 Q84 34 85 62 Q82 92 50 92 Q18 92 15 62Z" fill="#454b5c"/>
    <path d="M50 33 Q84 34 85 62 Q82 92 50 92Z" fill="#343947" opacity=".6"/>
    <path d="M50 66 Q66 70 62 84 Q56 91 50 92 Q44 91 38 84 Q34 70 50 66Z" fill="#f3ece4"/>
    <ellipse cx="34" cy="60" rx="8" ry="7" fill="#d8e26a"/><ellipse cx="66" cy="60" rx="8" ry="7" fill="#cfd95e"/>
    <ellipse cx="34" cy="60" rx="2.6" ry="6.4" fill="#15171c"/><ellipse cx="66" cy="60" rx="2.6" ry="6.4" fill="#15171c"/>
    <circle cx="32" cy="57" r="1.7" fill="#fff"/><circle cx="64" cy="57" r="1.7" fill="#fff"/>
    <path d="M46 71 h8 l-4 5Z" fill="#d97f84"/><path d="M50 76 V79 M43 81 Q47 85 50 79 Q53 85 57 81" stroke="#4a3d44" stroke-width="1.8" fill="none" stroke-linecap="round"/>
    <path d="M30 75 L10 71 M30 79 L11 81 M70 75 L90 71 M70 79 L89 81" stroke="#fff" stroke-width="1" opacity=".7"/>`,
  hare: `
    <path d="M40 50 Q22 20 32 4 Q46 14 47 48Z" fill="#e9e4e2"/><path d="M60 50 Q78 20 68 4 Q54 14 53 48Z" fill="#ddd6d5"/>
    <path d="M41 42 Q31 22 34 12 Q42 22 44 42Z" fill="#e7b2b0"/><path d="M59 42 Q69 22 66 12 Q58 22 56 42Z" fill="#dba3a3"/>
    <path d="M22 68 Q24 42 50 42 Q76 42 78 68 Q76 95 50 95 Q24 95 22 68Z" fill="#f6f3f1"/>
    <path d="M50 42 Q76 42 78 68 Q76 95 50 95Z" fill="#d5cfd6" opacity=".55"/>
    <ellipse cx="36" cy="65" rx="4.4" ry="5.2" fill="#2b2026"/><ellipse cx="64" cy="65" rx="4.4" ry="5.2" fill="#2b2026"/>
    <circle cx="34.6" cy="63" r="1.6" fill="#fff"/><circle cx="62.6" cy="63" r="1.6" fill="#fff"/>
    <ellipse cx="29" cy="76" rx="5" ry="3" fill="#f2b7b2" opacity=".7"/><ellipse cx="71" cy="76" rx="5" ry="3" fill="#f2b7b2" opacity=".7"/>
    <path d="M46 75 Q50 72 54 75 L50 80Z" fill="#c97a80"/><path d="M50 80 V83 M44 84 Q47 88 50 83 Q53 88 56 84" stroke="#7a5a60" stroke-width="1.7" fill="none" stroke-linecap="round"/>`,
  penguin: `
    <path d="M22 108 Q14 26 50 20 Q86 26 78 108Z" fill="#26324a"/><path d="M50 20 Q86 26 78 108 H50Z" fill="#18223a" opacity=".55"/>
    <path d="M33 108 Q22 66 32 50 Q42 42 50 52 Q58 42 68 50 Q78 66 67 108Z" fill="#fbf8f1"/>
    <path d="M25 60 Q28 76 40 76 Q33 66 33 56Z" fill="#f3b13c"/><path d="M75 60 Q72 76 60 76 Q67 66 67 56Z" fill="#e9a22f"/>
    <circle cx="39" cy="54" r="4.2" fill="#121826"/><circle cx="61" cy="54" r="4.2" fill="#121826"/>
    <circle cx="37.7" cy="52.4" r="1.5" fill="#fff"/><circle cx="59.7" cy="52.4" r="1.5" fill="#fff"/>
    <path d="M43 61 Q50 56 57 61 Q54 70 50 71 Q46 70 43 61Z" fill="#ef8f35"/>`,
  robin: `
    <path d="M14 62 Q18 28 50 26 Q72 26 78 44 Q84 70 62 86 Q34 96 22 84 L4 92Z" fill="#8a6a4f"/>
    <path d="M14 62 Q30 52 46 66 Q44 84 22 84 L4 92Z" fill="#6d513c"/>
    <path d="M78 44 Q76 32 62 30 Q50 34 51 50 Q50 74 62 86 Q84 70 78 44Z" fill="#e8662e"/>
    <path d="M50 74 Q58 84 62 86 Q50 93 36 90Z" fill="#f3e7d6"/>
    <circle cx="63" cy="43" r="4.4" fill="#1d1411"/><circle cx="61.6" cy="41.4" r="1.6" fill="#fff"/>
    <path d="M77 42 L92 48 L77 52Z" fill="#3b2c25"/>
    <path d="M42 90 V100 M54 88 V100" stroke="#4b382c" stroke-width="2.4"/>`,
  whale: `
    <path d="M0 74 Q25 68 50 74 T100 74 V100 H0Z" fill="#1f5d7d"/>
    <path d="M10 60 Q14 36 44 36 Q68 38 76 58 Q82 56 80 40 Q90 44 92 36 Q98 50 86 60 Q80 82 44 82 Q12 82 10 60Z" fill="#2d4a75"/>
    <path d="M10 60 Q32 72 60 66 Q52 82 38 82 Q12 80 10 60Z" fill="#e6eef2"/>
    <path d="M16 69 Q32 76 50 73 M22 75 Q34 80 46 78" stroke="#b4c6d2" stroke-width="1.3" fill="none"/>
    <circle cx="28" cy="56" r="3.2" fill="#0e1826"/><circle cx="27" cy="55" r="1.1" fill="#fff"/>
    <path d="M40 34 Q38 20 28 20 M40 34 Q42 18 54 20" stroke="#e9f6fb" stroke-width="3.4" fill="none" stroke-linecap="round"/>
    <path d="M0 82 Q25 75 50 82 T100 82 V100 H0Z" fill="#2f7a99" opacity=".85"/>`,
  peaks: `
    <circle cx="66" cy="33" r="13" fill="#fff1cf"/>
    <path d="M-6 82 L30 34 L62 82Z" fill="#5c6f9a"/><path d="M30 34 L40 48 L33 52 L28 47 L21 49Z" fill="#fbfbff"/>
    <path d="M30 34 L62 82 H40Z" fill="#46557f" opacity=".8"/>
    <path d="M34 86 L68 44 L108 86Z" fill="#42527a"/><path d="M68 44 L80 56 L72 60 L67 55 L60 58Z" fill="#f1f3ff"/><path d="M68 44 L108 86 H76Z" fill="#313e62" opacity=".8"/>
    <path d="M0 78 Q30 70 55 80 T100 76 V100 H0Z" fill="#24405a"/><path d="M0 90 Q40 80 100 90 V100 H0Z" fill="#183044"/>`,
  wave: `
    <circle cx="68" cy="30" r="12" fill="#fff3d2"/>
    <path d="M0 62 Q14 58 26 44 Q42 22 66 34 Q84 46 74 60 Q70 50 60 52 Q50 58 58 74 Q76 86 100 72 V100 H0Z" fill="#1f7f96"/>
    <path d="M66 34 Q84 46 74 60 Q70 50 60 52 Q66 42 66 34Z" fill="#f5fbfa"/>
    <path d="M26 44 Q42 22 66 34 Q46 32 34 52 Q26 64 0 70 V62 Q14 58 26 44Z" fill="#7fcfce"/>
    <path d="M0 84 Q24 74 50 86 T100 82 V100 H0Z" fill="#12596f"/>
    <path d="M0 79 Q24 69 50 81 T100 77" stroke="#d6f3ef" stroke-width="2" fill="none"/>`,
  lighthouse: `
    <path d="M52 27 L100 12 V38Z" fill="#ffe9a8" opacity=".65"/><path d="M48 27 L0 12 V38Z" fill="#ffe9a8" opacity=".4"/>
    <path d="M42 36 H58 L63 82 H37Z" fill="#f9f3ea"/><path d="M50 36 H58 L63 82 H50Z" fill="#d9cfc6"/>
    <path d="M41 45 H59 L60 55 H40Z M39 65 H61 L62 75 H38Z" fill="#c8402f"/>
    <rect x="39" y="33" width="22" height="4" rx="1.5" fill="#2b2d3d"/><rect x="43" y="21" width="14" height="12" fill="#ffdf86"/><path d="M41 21 L50 11 L59 21Z" fill="#b53526"/>
    <path d="M0 84 Q24 70 50 78 T100 80 V100 H0Z" fill="#27323f"/><path d="M0 92 Q26 86 52 92 T100 91 V100 H0Z" fill="#1f6c86"/>`,
  sunflower: `
    <path d="M50 60 Q46 84 48 104 H54 Q52 84 54 60Z" fill="#3f6f35"/><path d="M50 86 Q28 72 18 86 Q32 98 50 92Z" fill="#4f8540"/><path d="M52 82 Q74 66 86 80 Q72 94 52 90Z" fill="#477a3a"/>
    ${petals(16, 33, '#eba11d', 0)}${petals(16, 29, '#ffc93a', Math.PI / 16)}
    <circle cx="50" cy="45" r="14.5" fill="#5a3319"/><circle cx="47" cy="42" r="9.5" fill="#7a4a22"/><circle cx="46" cy="41" r="4.5" fill="#9a632f"/>`,
};

/** A wreath of pointed petals around the middle of the flower. */
function petals(count: number, length: number, color: string, turn: number): string {
  return Array.from({ length: count }, (_, i) => {
    const degrees = ((turn + (i * Math.PI * 2) / count) * 180) / Math.PI;
    return `<path d="M50 45 Q${50 - length * 0.3} ${45 - length * 0.6} 50 ${45 - length} Q${50 + length * 0.3} ${45 - length * 0.6} 50 45Z" fill="${color}" transform="rotate(${degrees.toFixed(1)} 50 45)"/>`;
  }).join('');
}
