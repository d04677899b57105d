<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>caption</name>
    <message>
        <source>+ {} more</source>
        <translation>+ {} weitere</translation>
    </message>
    <message>
        <source>, after step {} of {}</source>
        <translation>, nach Schritt {} von {}</translation>
    </message>
    <message>
        <source>, by length {}</source>
        <translation>, nach Länge {}</translation>
    </message>
    <message>
        <source>, searched as {}</source>
        <translation>, gesucht als {}</translation>
    </message>
    <message>
        <source>, {} visits, Q {}, own value {}</source>
        <translation>, {} Besuche, Q {}, eigener Wert {}</translation>
    </message>
    <message>
        <source>A − B: {}; side by side instead</source>
        <translation>A − B: {}; stattdessen nebeneinander</translation>
    </message>
    <message>
        <source>After it: entropy {} nat, likeliest {}</source>
        <translation>Danach: Entropie {} nat, wahrscheinlichstes {}</translation>
    </message>
    <message>
        <source>Beam search beside it; {} nodes, {} evaluations</source>
        <translation>Beam-Suche daneben; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>Beyond the trained context of {} tokens</source>
        <translation>Jenseits des trainierten Kontexts von {} Token</translation>
    </message>
    <message>
        <source>Completions of {} (dot: picked)</source>
        <translation>Texte von {} (Punkt: gewählt)</translation>
    </message>
    <message>
        <source>Confidence of the best completion so far</source>
        <translation>Beste Zuversicht bisher</translation>
    </message>
    <message>
        <source>Confidence {}</source>
        <translation>Zuversicht {}</translation>
    </message>
    <message>
        <source>Cost: 1 token</source>
        <translation>Kosten: 1 Token</translation>
    </message>
    <message>
        <source>Cost: 1 token, {} ms measured; path {}, {} ms</source>
        <translation>Kosten: 1 Token, {} ms gemessen; Pfad {}, {} ms</translation>
    </message>
    <message>
        <source>Cost: not run through the model</source>
        <translation>Kosten: nicht durchs Modell gelaufen</translation>
    </message>
    <message>
        <source>Cost: the prompt&apos;s {} tokens</source>
        <translation>Kosten: die {} Tokens des Prompts</translation>
    </message>
    <message>
        <source>Distinct n-grams</source>
        <translation>N-Gramm-Vielfalt</translation>
    </message>
    <message>
        <source>Distinct pairs of tokens among the answers (distinct-2)</source>
        <translation>Verschiedene Tokenpaare in den Antworten (distinct-2)</translation>
    </message>
    <message>
        <source>Exact search, not proven; {} nodes, {} evaluations</source>
        <translation>Exakte Suche, nicht bewiesen; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>Exact search: no text is likelier than the one in bold; {} nodes, {} evaluations</source>
        <translation>Exakte Suche: kein Text ist wahrscheinlicher als der fette; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>Greedy: the likeliest token each time; {} nodes, {} evaluations</source>
        <translation>Gierig: jedes Mal das wahrscheinlichste Token; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>How far they differ</source>
        <translation>Ihre Unterschiede</translation>
    </message>
    <message>
        <source>How much each token surprises the model</source>
        <translation>Wie sehr jedes Token das Modell überrascht</translation>
    </message>
    <message>
        <source>How the tokens at byte {} came together: each pair merged, its rank below</source>
        <translation>Wie die Tokens an Byte {} entstanden: jedes verschmolzene Paar, darunter sein Rang</translation>
    </message>
    <message>
        <source>How unsure the model was, and how surprised by what came</source>
        <translation>Wie unsicher das Modell war, und wie überrascht vom Gekommenen</translation>
    </message>
    <message>
        <source>How widely each token looks</source>
        <translation>Wie breit jedes Token schaut</translation>
    </message>
    <message>
        <source>Its attention</source>
        <translation>Seine Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Its path: log p {}, score {} nat</source>
        <translation>Sein Pfad: log p {}, Wert {} nat</translation>
    </message>
    <message>
        <source>Its path; a click chooses a node on it</source>
        <translation>Sein Pfad; Klick wählt Knoten</translation>
    </message>
    <message>
        <source>Its token: p {}, rank {}, log p {}</source>
        <translation>Sein Token: p {}, Rang {}, log p {}</translation>
    </message>
    <message>
        <source>Its token: p {}, rank {}; path: log p {}</source>
        <translation>Sein Token: p {}, Rang {}; Pfad: log p {}</translation>
    </message>
    <message>
        <source>Layer {}, head {}</source>
        <translation>Schicht {}, Kopf {}</translation>
    </message>
    <message>
        <source>Layer {}, largest of its heads</source>
        <translation>Schicht {}, Größtes ihrer Köpfe</translation>
    </message>
    <message>
        <source>Layer {}, mean of its heads</source>
        <translation>Schicht {}, Mittel ihrer Köpfe</translation>
    </message>
    <message>
        <source>Let go what is forced from here</source>
        <translation>Ab hier Erzwungenes freigeben</translation>
    </message>
    <message>
        <source>Let the forced tokens go</source>
        <translation>Erzwungene Tokens freigeben</translation>
    </message>
    <message>
        <source>Mean confidence of the best answer</source>
        <translation>Mittlere Zuversicht der besten Antwort</translation>
    </message>
    <message>
        <source>No leaf is open</source>
        <translation>Kein Blatt ist offen</translation>
    </message>
    <message>
        <source>No walk went on from this node</source>
        <translation>Kein Gang ging von diesem Knoten weiter</translation>
    </message>
    <message>
        <source>Node {}, depth {}, step {}: {}</source>
        <translation>Knoten {}, Tiefe {}, Schritt {}: {}</translation>
    </message>
    <message>
        <source>Nothing is known yet of what follows this node</source>
        <translation>Was auf diesen Knoten folgt, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing was considered after this node</source>
        <translation>Nach diesem Knoten wurde nichts erwogen</translation>
    </message>
    <message>
        <source>One lane a group; a flag tells what a token was taxed</source>
        <translation>Eine Spur je Gruppe; eine Fahne nennt den Abzug eines Tokens</translation>
    </message>
    <message>
        <source>Open leaves: chance to be drawn next</source>
        <translation>Offene Blätter: Chance der Ziehung</translation>
    </message>
    <message>
        <source>Outputs by log-probability</source>
        <translation>Ausgaben nach Log-Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Outputs by log-probability a token</source>
        <translation>Ausgaben nach log p je Token</translation>
    </message>
    <message>
        <source>Outputs by log-probability less tax</source>
        <translation>Ausgaben nach log p minus Abzug</translation>
    </message>
    <message>
        <source>Outputs by the search&apos;s score</source>
        <translation>Ausgaben nach dem Wert der Suche</translation>
    </message>
    <message>
        <source>Outputs, best first</source>
        <translation>Ausgaben, beste zuerst</translation>
    </message>
    <message>
        <source>Rollout to layer {}</source>
        <translation>Rollout bis Schicht {}</translation>
    </message>
    <message>
        <source>Rollout to layer {}; it drifts to the first token by itself</source>
        <translation>Rollout bis Schicht {}; er driftet von selbst zum ersten Token</translation>
    </message>
    <message>
        <source>Rényi</source>
        <translation>Rényi</translation>
    </message>
    <message>
        <source>Solved by any answer returned, of {} task</source>
        <translation>Von irgendeiner Antwort gelöst, von {} Aufgabe</translation>
    </message>
    <message>
        <source>Solved by any answer returned, of {} tasks</source>
        <translation>Von irgendeiner Antwort gelöst, von {} Aufgaben</translation>
    </message>
    <message>
        <source>Solved by the best answer, of {} task</source>
        <translation>Von der besten Antwort gelöst, von {} Aufgabe</translation>
    </message>
    <message>
        <source>Solved by the best answer, of {} tasks</source>
        <translation>Von der besten Antwort gelöst, von {} Aufgaben</translation>
    </message>
    <message>
        <source>Step {}, probability in % after each stage: {} of {} tokens stay; a click on a candidate puts it there</source>
        <translation>Schritt {}, Wahrscheinlichkeit in % nach jeder Stufe: {} von {} Tokens bleiben; ein Klick auf einen Kandidaten setzt ihn ein</translation>
    </message>
    <message>
        <source>Step {}, probability in % after each stage: {} of {} tokens stays; a click on a candidate puts it there</source>
        <translation>Schritt {}, Wahrscheinlichkeit in % nach jeder Stufe: {} von {} Tokens bleibt; ein Klick auf einen Kandidaten setzt ihn ein</translation>
    </message>
    <message>
        <source>The prompt, and what the model wrote after it, coloured by {}</source>
        <translation>Der Prompt, und was das Modell danach schrieb, gefärbt nach {}</translation>
    </message>
    <message>
        <source>The queue: likeliest paths not yet continued</source>
        <translation>Die Schlange: wahrscheinlichste noch nicht fortgesetzte Pfade</translation>
    </message>
    <message>
        <source>The text is empty: there is nothing to split</source>
        <translation>Der Text ist leer: Es gibt nichts zu teilen</translation>
    </message>
    <message>
        <source>Tree search as AlphaGo: area is visits; {} nodes, {} evaluations</source>
        <translation>Baumsuche wie AlphaGo: Fläche sind Besuche; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>Tree search: leaves drawn by confidence; {} nodes, {} evaluations</source>
        <translation>Baumsuche: Blätter nach Zuversicht gezogen; {} Knoten, {} Auswertungen</translation>
    </message>
    <message>
        <source>What came next (marked); a click forces it</source>
        <translation>Was folgte (markiert); ein Klick erzwingt es</translation>
    </message>
    <message>
        <source>What each answered</source>
        <translation>Was jede antwortete</translation>
    </message>
    <message>
        <source>What each head does</source>
        <translation>Was jeder Kopf tut</translation>
    </message>
    <message>
        <source>What may come next; a click forces it</source>
        <translation>Was folgen kann; ein Klick erzwingt es</translation>
    </message>
    <message>
        <source>What may follow &quot;{}&quot;</source>
        <translation>Was auf „{}“ folgen kann</translation>
    </message>
    <message>
        <source>What the search kept at each step</source>
        <translation>Was die Suche in jedem Schritt behielt</translation>
    </message>
    <message>
        <source>Where &quot;{}&quot; looks</source>
        <translation>Wohin „{}“ schaut</translation>
    </message>
    <message>
        <source>Where the next walk goes from here: U = Q + prior term</source>
        <translation>Wohin der nächste Gang von hier führt: U = Q + Prior-Term</translation>
    </message>
    <message>
        <source>Where the prediction forms: what each layer gives to the final one</source>
        <translation>Wo die Vorhersage entsteht: was jede Schicht der endgültigen gibt</translation>
    </message>
    <message>
        <source>Who looks at whom</source>
        <translation>Wer wen anschaut</translation>
    </message>
    <message>
        <source>a token from the start: no merge</source>
        <translation>ein Token von Anfang an: keine Verschmelzung</translation>
    </message>
    <message>
        <source>a {} cannot be subtracted</source>
        <translation>Abziehen geht bei {} nicht</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>attention over uniform</source>
        <translation>Aufmerksamkeit gegenüber gleichmäßig</translation>
    </message>
    <message>
        <source>bad words</source>
        <translation>verbotene Wörter</translation>
    </message>
    <message>
        <source>bars below: {}, full height {}</source>
        <translation>Balken darunter: {}, volle Höhe {}</translation>
    </message>
    <message>
        <source>beam search</source>
        <translation>Beam-Suche</translation>
    </message>
    <message>
        <source>beam width</source>
        <translation>Beam-Breite</translation>
    </message>
    <message>
        <source>best path</source>
        <translation>bester Pfad</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>bits/byte</source>
        <translation>Bits/Byte</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>bytes/token</source>
        <translation>Bytes/Token</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>citation block</source>
        <translation>Zitatsperre</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>Zuversicht</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>diverse</source>
        <translation>divers</translation>
    </message>
    <message>
        <source>diversity</source>
        <translation>Diversität</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Doppelgänger</translation>
    </message>
    <message>
        <source>edits a token</source>
        <translation>Änderungen je Token</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>epsilon</translation>
    </message>
    <message>
        <source>eta</source>
        <translation>eta</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>Auswertungen</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>erweitert</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>first-token</source>
        <translation>erstes Token</translation>
    </message>
    <message>
        <source>forced</source>
        <translation>erzwungen</translation>
    </message>
    <message>
        <source>forced begin</source>
        <translation>erzwungener Anfang</translation>
    </message>
    <message>
        <source>forced end</source>
        <translation>erzwungenes Ende</translation>
    </message>
    <message>
        <source>group width</source>
        <translation>Gruppenbreite</translation>
    </message>
    <message>
        <source>group {}</source>
        <translation>Gruppe {}</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>Lenkung</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>Induktion</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>length decay</source>
        <translation>Längenabzug</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>schaut</translation>
    </message>
    <message>
        <source>min length</source>
        <translation>Mindestlänge</translation>
    </message>
    <message>
        <source>min new tokens</source>
        <translation>mindestens neue</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>next-token</source>
        <translation>nächstes Token</translation>
    </message>
    <message>
        <source>no repeat</source>
        <translation>keine Wiederholung</translation>
    </message>
    <message>
        <source>no repeat of prompt</source>
        <translation>Prompt nicht wiederholen</translation>
    </message>
    <message>
        <source>no token here</source>
        <translation>hier kein Token</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>nothing here can be subtracted</source>
        <translation>hier lässt sich nichts abziehen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>over uniform</source>
        <translation>gegenüber gleichmäßig</translation>
    </message>
    <message>
        <source>presence</source>
        <translation>Vorkommen</translation>
    </message>
    <message>
        <source>previous- or next-token</source>
        <translation>voriges oder nächstes</translation>
    </message>
    <message>
        <source>previous-token</source>
        <translation>voriges Token</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>prompt penalty</source>
        <translation>Prompt-Abzug</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>beschnitten</translation>
    </message>
    <message>
        <source>pruned by {}</source>
        <translation>beschnitten: {}</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>remove invalid</source>
        <translation>Ungültiges entfernen</translation>
    </message>
    <message>
        <source>renormalise</source>
        <translation>normieren</translation>
    </message>
    <message>
        <source>renormalised</source>
        <translation>normiert</translation>
    </message>
    <message>
        <source>repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>score a token</source>
        <translation>Wert je Token</translation>
    </message>
    <message>
        <source>self</source>
        <translation>selbst</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>Trenner</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>split words</source>
        <translation>geteilte Wörter</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step {} of {}</source>
        <translation>Schritt {} von {}</translation>
    </message>
    <message>
        <source>suppress</source>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>suppress at begin</source>
        <translation>anfangs unterdrückt</translation>
    </message>
    <message>
        <source>surprisal</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>surprisal, entropy</source>
        <translation>Überraschung, Entropie</translation>
    </message>
    <message>
        <source>taxed</source>
        <translation>Abzug</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the bars have no label in common</source>
        <translation>die Balken haben keine gemeinsame Beschriftung</translation>
    </message>
    <message>
        <source>the curves have no point in common</source>
        <translation>die Kurven haben keinen gemeinsamen Punkt</translation>
    </message>
    <message>
        <source>the lines lie between different numbers of pieces</source>
        <translation>die Linien verbinden verschieden viele Stücke</translation>
    </message>
    <message>
        <source>the maps have {} and {} cells: they cannot be subtracted</source>
        <translation>die Karten haben {} und {} Zellen und lassen sich nicht abziehen</translation>
    </message>
    <message>
        <source>the pictures have different plots</source>
        <translation>die Bilder haben verschiedene Diagramme</translation>
    </message>
    <message>
        <source>the prompt alone</source>
        <translation>nur der Prompt</translation>
    </message>
    <message>
        <source>the small maps differ in number or in size</source>
        <translation>die kleinen Karten sind verschieden an Zahl oder Größe</translation>
    </message>
    <message>
        <source>the strips have no pieces in common</source>
        <translation>die Streifen haben keine gemeinsamen Stücke</translation>
    </message>
    <message>
        <source>the strips show pieces without values</source>
        <translation>die Streifen zeigen Stücke ohne Werte</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tokens/word</source>
        <translation>Tokens/Wort</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>trees cannot be subtracted</source>
        <translation>Bäume lassen sich nicht abziehen</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>typical</source>
        <translation>typical</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>{} bytes, token by token</source>
        <translation>{} Bytes, Token für Token</translation>
    </message>
    <message>
        <source>{} bytes, token by token, one row a tokenizer; coloured where they differ</source>
        <translation>{} Bytes, Token für Token, eine Zeile je Tokenizer; gefärbt, wo sie sich unterscheiden</translation>
    </message>
    <message>
        <source>{} groups</source>
        <translation>{} Gruppen</translation>
    </message>
    <message>
        <source>{} of {} lines shown</source>
        <translation>{} von {} Zeilen gezeigt</translation>
    </message>
    <message>
        <source>{} of {} shown</source>
        <translation>{} von {} gezeigt</translation>
    </message>
    <message>
        <source>{} of {} tasks shown</source>
        <translation>{} von {} Aufgaben gezeigt</translation>
    </message>
    <message>
        <source>{}: where &quot;{}&quot; looks</source>
        <translation>{}: wohin „{}“ schaut</translation>
    </message>
    <message>
        <source>“{}” found 1 time</source>
        <translation>„{}“ 1-mal gefunden</translation>
    </message>
    <message>
        <source>“{}” found {} times</source>
        <translation>„{}“ {}-mal gefunden</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
</context>
<context>
    <name>message</name>
    <message>
        <source>&quot;{}&quot; is missing, or no text</source>
        <translation>&quot;{}&quot; fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is neither a file or folder nor a model of the list{}</source>
        <translation>&quot;{}&quot; ist weder eine Datei oder ein Ordner noch ein Modell der Liste{}</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is neither a tokenizer file nor a known name{}</source>
        <translation>&quot;{}&quot; ist weder eine Tokenizer-Datei noch ein bekannter Name{}</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no base64 character</source>
        <translation>&quot;{}&quot; ist kein Base64-Zeichen</translation>
    </message>
    <message>
        <source>&quot;{}&quot; is no device: cpu, cuda or cuda:N</source>
        <translation>&quot;{}&quot; ist kein Gerät: cpu, cuda oder cuda:N</translation>
    </message>
    <message>
        <source>; did you mean {}?</source>
        <translation>; gemeint war vielleicht {}?</translation>
    </message>
    <message>
        <source>; there are {}</source>
        <translation>; es gibt {}</translation>
    </message>
    <message>
        <source>AllTokensBlocked: after step {} no token has a probability above 0</source>
        <translation>AllTokensBlocked: Nach Schritt {} hat kein Token eine Wahrscheinlichkeit über 0</translation>
    </message>
    <message>
        <source>The text ended before step {}, where a token was to be forced</source>
        <translation>Der Text endete vor Schritt {}, in dem ein Token erzwungen werden sollte</translation>
    </message>
    <message>
        <source>a figure ends in .svg, .pdf or .png, not in &quot;{}&quot;</source>
        <translation>Eine Abbildung endet auf .svg, .pdf oder .png, nicht auf &quot;{}&quot;</translation>
    </message>
    <message>
        <source>a figure is 10 to 2000 millimetres wide and high, not {}</source>
        <translation>Eine Abbildung ist 10 bis 2000 Millimeter breit und hoch, nicht {}</translation>
    </message>
    <message>
        <source>a font of {} bytes cannot be cut to its glyphs</source>
        <translation>Eine Schrift von {} Bytes lässt sich nicht auf ihre Glyphen kürzen</translation>
    </message>
    <message>
        <source>a panel of &quot;{}&quot; is not shown: it is not here</source>
        <translation>Ein Panel von &quot;{}&quot; wird nicht gezeigt: Es ist nicht hier</translation>
    </message>
    <message>
        <source>a pin could not be read and was left out</source>
        <translation>Ein angehefteter Eintrag war nicht lesbar und wurde ausgelassen</translation>
    </message>
    <message>
        <source>aligning</source>
        <translation>Abgleichen</translation>
    </message>
    <message>
        <source>answer {} is none of the {} options</source>
        <translation>Antwort {} gehört nicht zu den {} Möglichkeiten</translation>
    </message>
    <message>
        <source>attention of {} x {} tokens is too much for a file: ask for at most {} at a time by rows and columns</source>
        <translation>Aufmerksamkeit von {} × {} Token ist zu viel für eine Datei: mit rows und columns höchstens {} auf einmal verlangen</translation>
    </message>
    <message>
        <source>beams must be at least 1, and {} are asked for</source>
        <translation>beams muss mindestens 1 sein; verlangt sind {}</translation>
    </message>
    <message>
        <source>beyond the trained context of {} tokens</source>
        <translation>jenseits des trainierten Kontexts von {} Token</translation>
    </message>
    <message>
        <source>bits per byte of {} are of its first {} tokens of {}</source>
        <translation>Bits je Byte von {} gelten für die ersten {} Token von {}</translation>
    </message>
    <message>
        <source>c-base must be greater than 0, not {}</source>
        <translation>c-base muss größer als 0 sein, nicht {}</translation>
    </message>
    <message>
        <source>cannot map {}: {}</source>
        <translation>{} lässt sich nicht einblenden: {}</translation>
    </message>
    <message>
        <source>cannot open {}: {}</source>
        <translation>{} lässt sich nicht öffnen: {}</translation>
    </message>
    <message>
        <source>comparing heads</source>
        <translation>Köpfe vergleichen</translation>
    </message>
    <message>
        <source>diversity must be a finite number from 0 on, and it is {}</source>
        <translation>diversity muss eine endliche Zahl ab 0 sein; sie ist {}</translation>
    </message>
    <message>
        <source>dpi lies between 36 and 2400, not {}</source>
        <translation>dpi liegt zwischen 36 und 2400, nicht bei {}</translation>
    </message>
    <message>
        <source>forced has {} numbers; pairs of a step and a token&apos;s id are right</source>
        <translation>forced hat {} Zahlen; richtig sind Paare aus Schritt und Token-Nummer</translation>
    </message>
    <message>
        <source>generating</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>groups must be at least 1, and {} are asked for</source>
        <translation>groups muss mindestens 1 sein; verlangt sind {}</translation>
    </message>
    <message>
        <source>groups must divide beams: {} does not divide {}</source>
        <translation>groups muss beams teilen: {} teilt {} nicht</translation>
    </message>
    <message>
        <source>head {} does not exist: {} has heads 0 to {}</source>
        <translation>Kopf {} gibt es nicht: {} hat die Köpfe 0 bis {}</translation>
    </message>
    <message>
        <source>layer {} does not exist: {} has layers 0 to {}</source>
        <translation>Schicht {} gibt es nicht: {} hat die Schichten 0 bis {}</translation>
    </message>
    <message>
        <source>length must be at least 1 token, and {} are asked for</source>
        <translation>length muss mindestens 1 Token sein; verlangt sind {}</translation>
    </message>
    <message>
        <source>log-sum-exp was not kept for layer {}: set layer to it and run again</source>
        <translation>Log-Sum-Exp von Schicht {} wurde nicht behalten: layer darauf setzen und noch einmal laufen lassen</translation>
    </message>
    <message>
        <source>long text: the maps of {} of {} layers are kept, another layer reads it again</source>
        <translation>langer Text: die Karten von {} der {} Schichten werden behalten, eine andere Schicht liest ihn neu</translation>
    </message>
    <message>
        <source>looking into the layers</source>
        <translation>In die Schichten sehen</translation>
    </message>
    <message>
        <source>measuring the loss</source>
        <translation>Verlust messen</translation>
    </message>
    <message>
        <source>n-grams must have at least 1 token, and {} are asked for</source>
        <translation>n-Gramme haben mindestens 1 Token; verlangt sind {}</translation>
    </message>
    <message>
        <source>no CUDA device: {}</source>
        <translation>Kein CUDA-Gerät: {}</translation>
    </message>
    <message>
        <source>no lesson: &quot;steps&quot; are missing</source>
        <translation>Keine Lektion: &quot;steps&quot; fehlt</translation>
    </message>
    <message>
        <source>no lesson: it has no step</source>
        <translation>Keine Lektion: Sie hat keinen Schritt</translation>
    </message>
    <message>
        <source>no model was given{}</source>
        <translation>Es wurde kein Modell angegeben{}</translation>
    </message>
    <message>
        <source>no strategy is named: choose one of greedy, samples, beam, P, A, E</source>
        <translation>Keine Strategie ist genannt: greedy, samples, beam, P, A oder E wählen</translation>
    </message>
    <message>
        <source>not proven to be the likeliest</source>
        <translation>nicht als wahrscheinlichste bewiesen</translation>
    </message>
    <message>
        <source>nothing was completed within the budget: the open path of greatest confidence was finished greedily</source>
        <translation>Innerhalb des Budgets wurde nichts fertig: Der offene Pfad mit der größten Konfidenz wurde gierig beendet</translation>
    </message>
    <message>
        <source>reading the prompt</source>
        <translation>Prompt lesen</translation>
    </message>
    <message>
        <source>reading the text</source>
        <translation>Text lesen</translation>
    </message>
    <message>
        <source>rolling out</source>
        <translation>Rollout rechnen</translation>
    </message>
    <message>
        <source>rollout is shown up to {} tokens, the text has {}: shorten it, or choose fuse mean</source>
        <translation>Der Rollout wird bis {} Token gezeigt, der Text hat {}: kürzen oder fuse mean wählen</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>searching without groups, to compare</source>
        <translation>Suche ohne Gruppen, zum Vergleich</translation>
    </message>
    <message>
        <source>searching: {}</source>
        <translation>Suchen: {}</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>Zerlegen</translation>
    </message>
    <message>
        <source>stopped by the clock: another run may differ</source>
        <translation>von der Uhr beendet: Ein anderer Lauf kann anders ausgehen</translation>
    </message>
    <message>
        <source>tasks {} to {} are asked for, and there are {}</source>
        <translation>Aufgaben {} bis {} sind verlangt, und es gibt {}</translation>
    </message>
    <message>
        <source>tau must be greater than 0, not {}: a small one searches best first</source>
        <translation>tau muss größer als 0 sein, nicht {}: Ein kleines sucht das Beste zuerst</translation>
    </message>
    <message>
        <source>the bundled font {} cannot be read</source>
        <translation>Die mitgelieferte Schrift {} ist nicht lesbar</translation>
    </message>
    <message>
        <source>the figure {} cannot be written: {}</source>
        <translation>Die Abbildung {} lässt sich nicht schreiben: {}</translation>
    </message>
    <message>
        <source>the forced token {} does not exist: ids go from 0 to {}</source>
        <translation>Das erzwungene Token {} gibt es nicht: Nummern gehen von 0 bis {}</translation>
    </message>
    <message>
        <source>the forced token {} does not exist: {} has tokens 0 to {}</source>
        <translation>Das erzwungene Token {} gibt es nicht: {} hat die Token 0 bis {}</translation>
    </message>
    <message>
        <source>the forced token {} ends the text: nothing can grow below it</source>
        <translation>Das erzwungene Token {} beendet den Text: Darunter kann nichts wachsen</translation>
    </message>
    <message>
        <source>the model&apos;s scores are no finite numbers: nothing can follow</source>
        <translation>Die Werte des Modells sind keine endlichen Zahlen: Nichts kann folgen</translation>
    </message>
    <message>
        <source>the pattern &quot;{}&quot; is no regular expression: {}</source>
        <translation>Das Muster &quot;{}&quot; ist kein regulärer Ausdruck: {}</translation>
    </message>
    <message>
        <source>the prompt has no tokens for {}: type something</source>
        <translation>Der Prompt hat für {} keine Token: etwas eingeben</translation>
    </message>
    <message>
        <source>the prompt has {} tokens and {} are to come, and {} holds {}: shorten one</source>
        <translation>Der Prompt hat {} Token, {} sollen folgen, und {} fasst {}: eines davon kürzen</translation>
    </message>
    <message>
        <source>the prompt is empty: type something, or choose bundled:fox</source>
        <translation>Der Prompt ist leer: etwas eingeben oder bundled:fox wählen</translation>
    </message>
    <message>
        <source>the run failed without saying why</source>
        <translation>Der Lauf scheiterte, ohne zu sagen, warum</translation>
    </message>
    <message>
        <source>the strategy {} does not exist: there are greedy, samples, beam, P, A, E</source>
        <translation>Die Strategie {} gibt es nicht: Es gibt greedy, samples, beam, P, A, E</translation>
    </message>
    <message>
        <source>the text has no tokens for {}: type something</source>
        <translation>Der Text hat für {} keine Token: etwas eingeben</translation>
    </message>
    <message>
        <source>the text has {} tokens and {} holds {}: shorten it</source>
        <translation>Der Text hat {} Token, und {} fasst {}: kürzen</translation>
    </message>
    <message>
        <source>the text is empty: type something, or choose bundled:fox</source>
        <translation>Der Text ist leer: etwas eingeben oder bundled:fox wählen</translation>
    </message>
    <message>
        <source>the value source is a scorer and none is given: choose confidence</source>
        <translation>Die Wertquelle ist ein Bewerter, und keiner ist angegeben: confidence wählen</translation>
    </message>
    <message>
        <source>the value source {} needs a pattern, and it is empty</source>
        <translation>Die Wertquelle {} braucht ein Muster, und es ist leer</translation>
    </message>
    <message>
        <source>there is no bundled text &quot;{}&quot;{}</source>
        <translation>Es gibt keinen mitgelieferten Text &quot;{}&quot;{}</translation>
    </message>
    <message>
        <source>there is no experiment &quot;{}&quot;</source>
        <translation>Es gibt kein Experiment &quot;{}&quot;</translation>
    </message>
    <message>
        <source>there is no field &quot;{}&quot;{}</source>
        <translation>Es gibt kein Feld &quot;{}&quot;{}</translation>
    </message>
    <message>
        <source>there is no lesson &quot;{}&quot;; there are {}</source>
        <translation>Es gibt keine Lektion &quot;{}&quot;; es gibt {}</translation>
    </message>
    <message>
        <source>there is no model file or folder {}</source>
        <translation>Es gibt keine Modelldatei und keinen Ordner {}</translation>
    </message>
    <message>
        <source>there is no model {}; a .gguf file or a folder with config.json and model.safetensors is needed</source>
        <translation>Es gibt kein Modell {}; nötig ist eine .gguf-Datei oder ein Ordner mit config.json und model.safetensors</translation>
    </message>
    <message>
        <source>there is no tokenizer file {}</source>
        <translation>Es gibt keine Tokenizer-Datei {}</translation>
    </message>
    <message>
        <source>there is not enough memory for this run: choose a shorter text or a smaller preset</source>
        <translation>Der Speicher reicht für diesen Lauf nicht: einen kürzeren Text oder eine kleinere Vorgabe wählen</translation>
    </message>
    <message>
        <source>this run needs about {} MiB and {} MiB are free: choose a shorter text or a smaller preset</source>
        <translation>Dieser Lauf braucht etwa {} MiB, und {} MiB sind frei: einen kürzeren Text oder eine kleinere Vorgabe wählen</translation>
    </message>
    <message>
        <source>token {} cannot be suppressed: it does not exist; {} has tokens 0 to {}</source>
        <translation>Token {} lässt sich nicht unterdrücken: Es gibt es nicht; {} hat die Token 0 bis {}</translation>
    </message>
    <message>
        <source>tokenizers must name one to four, not {}</source>
        <translation>tokenizers muss einen bis vier nennen, nicht {}</translation>
    </message>
    <message>
        <source>tokenizers names &quot;{}&quot; twice</source>
        <translation>tokenizers nennt &quot;{}&quot; zweimal</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>{} begin at {} and end at {}: the end must lie behind</source>
        <translation>{} beginnen bei {} und enden bei {}: Das Ende muss dahinter liegen</translation>
    </message>
    <message>
        <source>{} cannot be &quot;{}&quot;</source>
        <translation>{} kann nicht &quot;{}&quot; sein</translation>
    </message>
    <message>
        <source>{} cannot be &quot;{}&quot;{}</source>
        <translation>{} kann nicht &quot;{}&quot; sein{}</translation>
    </message>
    <message>
        <source>{} cannot be as large as {}</source>
        <translation>{} kann nicht so groß wie {} sein</translation>
    </message>
    <message>
        <source>{} cannot be read</source>
        <translation>{} ist nicht lesbar</translation>
    </message>
    <message>
        <source>{} cannot be written: {}</source>
        <translation>{} lässt sich nicht schreiben: {}</translation>
    </message>
    <message>
        <source>{} carries no provenance of ours</source>
        <translation>{} enthält keine Herkunftsangaben von uns</translation>
    </message>
    <message>
        <source>{} does not name its architecture (general.architecture, or model_type in config.json); llama, mistral, qwen2, qwen3, gpt2 and bert can be read</source>
        <translation>{} nennt seine Architektur nicht (general.architecture oder model_type in config.json); lesbar sind llama, mistral, qwen2, qwen3, gpt2 und bert</translation>
    </message>
    <message>
        <source>{} end at token {}, the text has {}</source>
        <translation>{} enden bei Token {}, der Text hat {}</translation>
    </message>
    <message>
        <source>{} evaluations cannot write {} tokens: allow at least as many</source>
        <translation>{} Auswertungen können keine {} Token schreiben: mindestens so viele erlauben</translation>
    </message>
    <message>
        <source>{} forced tokens leave nothing to search at depth {}: force fewer, or go deeper</source>
        <translation>{} erzwungene Token lassen bei Tiefe {} nichts zu suchen: weniger erzwingen oder tiefer gehen</translation>
    </message>
    <message>
        <source>{} has no input embedding</source>
        <translation>{} hat keine Eingabe-Einbettung</translation>
    </message>
    <message>
        <source>{} has no tensor {}, which its architecture needs; near it: {}</source>
        <translation>{} hat keinen Tensor {}, den seine Architektur braucht; ähnlich: {}</translation>
    </message>
    <message>
        <source>{} holds no tokenizer: wanted is tokenizer.json, tokenizer.model, spiece.model or vocab.txt</source>
        <translation>{} enthält keinen Tokenizer: gesucht ist tokenizer.json, tokenizer.model, spiece.model oder vocab.txt</translation>
    </message>
    <message>
        <source>{} is GGUF version {}; versions 2 and 3 can be read</source>
        <translation>{} ist GGUF-Version {}; lesbar sind die Versionen 2 und 3</translation>
    </message>
    <message>
        <source>{} is a big-endian GGUF file; only little-endian ones can be read</source>
        <translation>{} ist eine GGUF-Datei in Big-Endian; lesbar ist nur Little-Endian</translation>
    </message>
    <message>
        <source>{} is a model of the architecture &quot;{}&quot;; llama, mistral, qwen2, qwen3, gpt2 and bert can be read (nearest: {})</source>
        <translation>{} ist ein Modell der Architektur &quot;{}&quot;; lesbar sind llama, mistral, qwen2, qwen3, gpt2 und bert (am nächsten: {})</translation>
    </message>
    <message>
        <source>{} is a workspace of version {}; this program reads up to {}</source>
        <translation>{} ist ein Arbeitsbereich der Version {}; dieses Programm liest bis {}</translation>
    </message>
    <message>
        <source>{} is an encoder and continues no text: choose another model</source>
        <translation>{} ist ein Encoder und setzt keinen Text fort: ein anderes Modell wählen</translation>
    </message>
    <message>
        <source>{} is an encoder and generates nothing: set generate to 0</source>
        <translation>{} ist ein Encoder und erzeugt nichts: generate auf 0 setzen</translation>
    </message>
    <message>
        <source>{} is an encoder and predicts no next token: choose another model</source>
        <translation>{} ist ein Encoder und sagt kein nächstes Token voraus: ein anderes Modell wählen</translation>
    </message>
    <message>
        <source>{} is damaged: the key {} stands there twice</source>
        <translation>{} ist beschädigt: Der Schlüssel {} steht zweimal da</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} begins at {}, which is no multiple of {}</source>
        <translation>{} ist beschädigt: Der Tensor {} beginnt bei {}, und das ist kein Vielfaches von {}</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} stands there twice</source>
        <translation>{} ist beschädigt: Der Tensor {} steht zweimal da</translation>
    </message>
    <message>
        <source>{} is left out: {} is missing; {}</source>
        <translation>{} wird ausgelassen: {} fehlt; {}</translation>
    </message>
    <message>
        <source>{} is no GGUF file: it does not begin with &quot;GGUF&quot;</source>
        <translation>{} ist keine GGUF-Datei: Sie beginnt nicht mit &quot;GGUF&quot;</translation>
    </message>
    <message>
        <source>{} is no model list: {}</source>
        <translation>{} ist keine Modellliste: {}</translation>
    </message>
    <message>
        <source>{} is no tokenizer known here: wanted is tokenizer.json, .model, vocab.txt, .tiktoken or .gguf (also .gz)</source>
        <translation>{} ist kein hier bekannter Tokenizer: gesucht ist tokenizer.json, .model, vocab.txt, .tiktoken oder .gguf (auch .gz)</translation>
    </message>
    <message>
        <source>{} is no workspace: &quot;program&quot;: &quot;seqscope&quot; and a &quot;version&quot; are missing</source>
        <translation>{} ist kein Arbeitsbereich: &quot;program&quot;: &quot;seqscope&quot; und eine &quot;version&quot; fehlen</translation>
    </message>
    <message>
        <source>{} is not a regular file</source>
        <translation>{} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>{} is not on this machine ({} is missing); {}</source>
        <translation>{} ist nicht auf diesem Rechner ({} fehlt); {}</translation>
    </message>
    <message>
        <source>{} is not there: the tasks are shipped with the program</source>
        <translation>{} ist nicht da: Die Aufgaben werden mit dem Programm geliefert</translation>
    </message>
    <message>
        <source>{} is not valid JSON: {}</source>
        <translation>{} ist kein gültiges JSON: {}</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the key {} announces {} elements, and {} bytes are left</source>
        <translation>{} ist abgeschnitten oder beschädigt: Der Schlüssel {} kündigt {} Elemente an, und {} Bytes sind übrig</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} begins {} bytes into the data of a file of {} bytes</source>
        <translation>{} ist abgeschnitten oder beschädigt: Der Tensor {} beginnt {} Bytes nach Beginn der Daten einer Datei von {} Bytes</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} needs the bytes {} to {}, and the file has {}</source>
        <translation>{} ist abgeschnitten oder beschädigt: Der Tensor {} braucht die Bytes {} bis {}, und die Datei hat {}</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: {} at byte {} needs {} bytes, and {} are left</source>
        <translation>{} ist abgeschnitten oder beschädigt: {} bei Byte {} braucht {} Bytes, und {} sind übrig</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: {} keys and {} tensors cannot stand in {} bytes</source>
        <translation>{} ist abgeschnitten oder beschädigt: {} Schlüssel und {} Tensoren passen nicht in {} Bytes</translation>
    </message>
    <message>
        <source>{} must be a finite number, not {}</source>
        <translation>{} muss eine endliche Zahl sein, nicht {}</translation>
    </message>
    <message>
        <source>{} must be at least {}, not {}</source>
        <translation>{} muss mindestens {} sein, nicht {}</translation>
    </message>
    <message>
        <source>{} must be at most {}, not {}</source>
        <translation>{} darf höchstens {} sein, nicht {}</translation>
    </message>
    <message>
        <source>{} must be between {} and {}, not {}</source>
        <translation>{} muss zwischen {} und {} liegen, nicht bei {}</translation>
    </message>
    <message>
        <source>{} must lie from {} to {}, not {}</source>
        <translation>{} muss von {} bis {} liegen, nicht bei {}</translation>
    </message>
    <message>
        <source>{} outputs exist, {} beams were asked for</source>
        <translation>{} Ausgaben gibt es, {} Beams waren verlangt</translation>
    </message>
    <message>
        <source>{} takes a list, not {}</source>
        <translation>{} nimmt eine Liste, nicht {}</translation>
    </message>
    <message>
        <source>{} takes a number, not {}</source>
        <translation>{} nimmt eine Zahl, nicht {}</translation>
    </message>
    <message>
        <source>{} takes a string, not {}</source>
        <translation>{} nimmt eine Zeichenkette, nicht {}</translation>
    </message>
    <message>
        <source>{} takes a whole number, not {}</source>
        <translation>{} nimmt eine ganze Zahl, nicht {}</translation>
    </message>
    <message>
        <source>{} takes true or false, not {}</source>
        <translation>{} nimmt true oder false, nicht {}</translation>
    </message>
    <message>
        <source>{} takes two numbers, begin and end, not {}</source>
        <translation>{} nimmt zwei Zahlen, Anfang und Ende, nicht {}</translation>
    </message>
    <message>
        <source>{} tokens are forced and {} may be written: allow more</source>
        <translation>{} Token sind erzwungen, und {} dürfen geschrieben werden: mehr erlauben</translation>
    </message>
    <message>
        <source>{} was given a value of another type</source>
        <translation>{} bekam einen Wert einer anderen Art</translation>
    </message>
    <message>
        <source>{} was made by &quot;{}&quot;, which is not here</source>
        <translation>{} stammt von &quot;{}&quot;, und das ist nicht hier</translation>
    </message>
    <message>
        <source>{} x {} mm at {} dpi are more than 200 million pixels: a lower dpi would do</source>
        <translation>{} × {} mm bei {} dpi sind mehr als 200 Millionen Pixel: Weniger dpi genügen</translation>
    </message>
    <message>
        <source>{}, step {}: {}</source>
        <translation>{}, Schritt {}: {}</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is neither true nor false</source>
        <translation>{}: &quot;{}&quot; ist weder true noch false</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is no number</source>
        <translation>{}: &quot;{}&quot; ist keine Zahl</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is no whole number</source>
        <translation>{}: &quot;{}&quot; ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>{}: a problem has a question, and an answer that ends in #### and a number</source>
        <translation>{}: Eine Aufgabe hat eine Frage und eine Antwort, die auf #### und eine Zahl endet</translation>
    </message>
    <message>
        <source>{}: a puzzle has four numbers, not &quot;{}&quot;</source>
        <translation>{}: Ein Rätsel hat vier Zahlen, nicht &quot;{}&quot;</translation>
    </message>
    <message>
        <source>{}: axis {} of the tensor {} has {} elements; 1 to 2^48 in all can be</source>
        <translation>{}: Achse {} des Tensors {} hat {} Elemente; möglich sind 1 bis 2^48 in allem</translation>
    </message>
    <message>
        <source>{}: general.alignment is {}; a power of two from 8 is needed</source>
        <translation>{}: general.alignment ist {}; nötig ist eine Zweierpotenz ab 8</translation>
    </message>
    <message>
        <source>{}: rows of the tensor {} hold {} elements; a multiple of {} is right for {}</source>
        <translation>{}: Zeilen des Tensors {} enthalten {} Elemente; richtig ist ein Vielfaches von {} für {}</translation>
    </message>
    <message>
        <source>{}: the key {} is an array of type {} at depth {}; types 0 to {} and {} levels are known</source>
        <translation>{}: Der Schlüssel {} ist eine Liste der Art {} in Tiefe {}; bekannt sind die Arten 0 bis {} und {} Ebenen</translation>
    </message>
    <message>
        <source>{}: the key {} is of type {}; types 0 to {} are known</source>
        <translation>{}: Der Schlüssel {} ist von der Art {}; bekannt sind die Arten 0 bis {}</translation>
    </message>
    <message>
        <source>{}: the norms&apos; epsilon is {}; 0 to 1 are possible</source>
        <translation>{}: Das Epsilon der Normen ist {}; möglich ist 0 bis 1</translation>
    </message>
    <message>
        <source>{}: the number of {} is {}; 1 to {} are possible</source>
        <translation>{}: Die Anzahl von {} ist {}; möglich ist 1 bis {}</translation>
    </message>
    <message>
        <source>{}: the tensor {} has the shape {}; {} is right</source>
        <translation>{}: Der Tensor {} hat die Form {}; richtig ist {}</translation>
    </message>
    <message>
        <source>{}: the tensor {} has {} axes; at most {} make sense</source>
        <translation>{}: Der Tensor {} hat {} Achsen; höchstens {} sind sinnvoll</translation>
    </message>
    <message>
        <source>{}: the tensor {} holds {}; weights are F32, F16, BF16 or a quantised type</source>
        <translation>{}: Der Tensor {} enthält {}; Gewichte sind F32, F16, BF16 oder quantisiert</translation>
    </message>
    <message>
        <source>{}: the tensor {} is of type {}, which this program cannot read; it reads {}</source>
        <translation>{}: Der Tensor {} ist von der Art {}, die dieses Programm nicht lesen kann; es liest {}</translation>
    </message>
    <message>
        <source>{}: {} at byte {} is {} bytes long; at most {} make sense</source>
        <translation>{}: {} bei Byte {} ist {} Bytes lang; höchstens {} sind sinnvoll</translation>
    </message>
    <message>
        <source>{}: {} key and value heads do not divide {} heads</source>
        <translation>{}: {} Schlüssel- und Wertköpfe teilen {} Köpfe nicht</translation>
    </message>
    <message>
        <source>sequences are nested more than 8 deep</source>
        <translation>Sequenzen sind mehr als 8 Ebenen tief geschachtelt</translation>
    </message>
    <message>
        <source>{} has no config.json; a model&apos;s folder holds config.json and model.safetensors</source>
        <translation>{} hat keine config.json; ein Modellordner enthält config.json und model.safetensors</translation>
    </message>
    <message>
        <source>{} has no object &quot;weight_map&quot;</source>
        <translation>{} hat kein Objekt &quot;weight_map&quot;</translation>
    </message>
    <message>
        <source>{} has no tensor {}; it has {} tensors</source>
        <translation>{} hat keinen Tensor {}; es sind {} Tensoren</translation>
    </message>
    <message>
        <source>{} holds neither model.safetensors nor model.safetensors.index.json</source>
        <translation>{} enthält weder model.safetensors noch model.safetensors.index.json</translation>
    </message>
    <message>
        <source>{} holds no JSON object</source>
        <translation>{} enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{} holds no pieces</source>
        <translation>{} enthält keine Stücke</translation>
    </message>
    <message>
        <source>{} is damaged: &quot;{}&quot; of the tensor {} holds {}; whole numbers up to 2^48 are right</source>
        <translation>{} ist beschädigt: &quot;{}&quot; des Tensors {} enthält {}; richtig sind ganze Zahlen bis 2^48</translation>
    </message>
    <message>
        <source>{} is damaged: its header is no JSON object</source>
        <translation>{} ist beschädigt: Der Kopf ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>{} is damaged: its header is not valid JSON: {}</source>
        <translation>{} ist beschädigt: Der Kopf ist kein gültiges JSON: {}</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} has no &quot;dtype&quot;</source>
        <translation>{} ist beschädigt: Der Tensor {} hat kein &quot;dtype&quot;</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} has no list &quot;{}&quot;</source>
        <translation>{} ist beschädigt: Der Tensor {} hat keine Liste &quot;{}&quot;</translation>
    </message>
    <message>
        <source>{} is damaged: the tensor {} of shape {} {} takes {} bytes; its &quot;data_offsets&quot; say {}</source>
        <translation>{} ist beschädigt: Der Tensor {} der Form {} {} braucht {} Bytes; seine &quot;data_offsets&quot; sagen {}</translation>
    </message>
    <message>
        <source>{} is damaged: the tensors {} and {} overlap</source>
        <translation>{} ist beschädigt: Die Tensoren {} und {} überlappen sich</translation>
    </message>
    <message>
        <source>{} is no safetensors file, or truncated: it announces a header of {} bytes in a file of {}</source>
        <translation>{} ist keine Safetensors-Datei oder abgeschnitten: Sie kündigt einen Kopf von {} Bytes in einer Datei von {} an</translation>
    </message>
    <message>
        <source>{} is not a tokenizer.json: {}</source>
        <translation>{} ist keine tokenizer.json: {}</translation>
    </message>
    <message>
        <source>{} is truncated or damaged: the tensor {} needs the data bytes {} to {}, and the file has {}</source>
        <translation>{} ist abgeschnitten oder beschädigt: Der Tensor {} braucht die Datenbytes {} bis {}, und die Datei hat {}</translation>
    </message>
    <message>
        <source>{} lacks &quot;{}&quot;, which the architecture needs</source>
        <translation>In {} fehlt &quot;{}&quot;, das die Architektur braucht</translation>
    </message>
    <message>
        <source>{} lacks the key {}, which a model of {} needs</source>
        <translation>In {} fehlt der Schlüssel {}, den ein Modell von {} braucht</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is &quot;{}&quot;; silu, gelu, gelu_new, gelu_pytorch_tanh and relu can be computed</source>
        <translation>{}: &quot;{}&quot; ist &quot;{}&quot;; berechnen lassen sich silu, gelu, gelu_new, gelu_pytorch_tanh und relu</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a number is right</source>
        <translation>{}: &quot;{}&quot; ist {}; richtig ist eine Zahl</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a text is right</source>
        <translation>{}: &quot;{}&quot; ist {}; richtig ist ein Text</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; a whole number below 2^31 is right</source>
        <translation>{}: &quot;{}&quot; ist {}; richtig ist eine ganze Zahl unter 2^31</translation>
    </message>
    <message>
        <source>{}: &quot;{}&quot; is {}; true or false is right</source>
        <translation>{}: &quot;{}&quot; ist {}; richtig ist true oder false</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; has the id {}, which no token has</source>
        <translation>{}: &apos;{}&apos; hat die Nummer {}, die kein Token hat</translation>
    </message>
    <message>
        <source>{}: &apos;{}&apos; not in vocabulary</source>
        <translation>{}: &apos;{}&apos; ist nicht im Vokabular</translation>
    </message>
    <message>
        <source>{}: a WordPiece vocabulary needs {}</source>
        <translation>{}: Ein WordPiece-Vokabular braucht {}</translation>
    </message>
    <message>
        <source>{}: a piece has type {}, known are 1 … 6</source>
        <translation>{}: Ein Stück ist von der Art {}, bekannt sind 1 … 6</translation>
    </message>
    <message>
        <source>{}: a rank file of {} tokens does not tell how it splits text; known are r50k (50256), p50k (50280), cl100k (100256), o200k (199998) and Qwen (151643)</source>
        <translation>{}: Eine Rangdatei von {} Token sagt nicht, wie sie Text zerlegt; bekannt sind r50k (50256), p50k (50280), cl100k (100256), o200k (199998) und Qwen (151643)</translation>
    </message>
    <message>
        <source>{}: a score is not a number</source>
        <translation>{}: Ein Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>{}: attention scaled in an unusual way (scale_attn_by_inverse_layer_idx, scale_attn_weights) cannot be computed</source>
        <translation>{}: Ungewöhnlich skalierte Aufmerksamkeit (scale_attn_by_inverse_layer_idx, scale_attn_weights) lässt sich nicht berechnen</translation>
    </message>
    <message>
        <source>{}: decoder {}</source>
        <translation>{}: Decoder {}</translation>
    </message>
    <message>
        <source>{}: element {} of the key {} does not fit 32 bits</source>
        <translation>{}: Element {} des Schlüssels {} passt nicht in 32 Bit</translation>
    </message>
    <message>
        <source>{}: factor {}, original length {}, low {}, high {}: all must be above 0, and high above low</source>
        <translation>{}: Faktor {}, ursprüngliche Länge {}, low {}, high {}: alle müssen über 0 liegen, und high über low</translation>
    </message>
    <message>
        <source>{}: it has a denormalizer map</source>
        <translation>{}: Es gibt eine Denormalisierungstabelle</translation>
    </message>
    <message>
        <source>{}: it has no &quot;model&quot;</source>
        <translation>{}: &quot;model&quot; fehlt</translation>
    </message>
    <message>
        <source>{}: it names no unknown token</source>
        <translation>{}: Es nennt kein Token für Unbekanntes</translation>
    </message>
    <message>
        <source>{}: its text is split by &quot;{}&quot; (tokenizer.ggml.pre), which is not known here; ids would be wrong</source>
        <translation>{}: Der Text wird durch &quot;{}&quot; zerlegt (tokenizer.ggml.pre), das hier unbekannt ist; die Nummern wären falsch</translation>
    </message>
    <message>
        <source>{}: line {} is not &quot;base64 rank&quot;: &apos;{}&apos;</source>
        <translation>{}: Zeile {} ist nicht &quot;Base64 Rang&quot;: &apos;{}&apos;</translation>
    </message>
    <message>
        <source>{}: line {}: this token stands there twice</source>
        <translation>{}: Zeile {}: Dieses Token steht zweimal da</translation>
    </message>
    <message>
        <source>{}: line {}: {}</source>
        <translation>{}: Zeile {}: {}</translation>
    </message>
    <message>
        <source>{}: merge &apos;{}&apos; is not &quot;left right&quot;</source>
        <translation>{}: Die Verschmelzung &apos;{}&apos; ist nicht &quot;links rechts&quot;</translation>
    </message>
    <message>
        <source>{}: model type {}; known are 1 (unigram) and 2 (BPE)</source>
        <translation>{}: Modellart {}; bekannt sind 1 (Unigramm) und 2 (BPE)</translation>
    </message>
    <message>
        <source>{}: no piece is the unknown one</source>
        <translation>{}: Kein Stück steht für Unbekanntes</translation>
    </message>
    <message>
        <source>{}: positions of type &quot;{}&quot; cannot be computed; &quot;absolute&quot; can</source>
        <translation>{}: Positionen der Art &quot;{}&quot; lassen sich nicht berechnen; &quot;absolute&quot; schon</translation>
    </message>
    <message>
        <source>{}: post-processor {}</source>
        <translation>{}: Nachverarbeitung {}</translation>
    </message>
    <message>
        <source>{}: rotary positions of base {} over heads of {} elements: above 1 and even are right</source>
        <translation>{}: Rotationspositionen zur Basis {} über Köpfe von {} Elementen: richtig sind über 1 und gerade</translation>
    </message>
    <message>
        <source>{}: rotary positions of {} elements of {}, base {}, factor {} cannot be</source>
        <translation>{}: Rotationspositionen von {} Elementen von {}, Basis {}, Faktor {} kann es nicht geben</translation>
    </message>
    <message>
        <source>{}: score {} is not a number</source>
        <translation>{}: Wert {} ist keine Zahl</translation>
    </message>
    <message>
        <source>{}: the file of the tensor {} is {}; a name in the same folder is right</source>
        <translation>{}: Die Datei des Tensors {} ist {}; richtig ist ein Name im selben Ordner</translation>
    </message>
    <message>
        <source>{}: the piece &apos;{}&apos; stands there twice</source>
        <translation>{}: Das Stück &apos;{}&apos; steht zweimal da</translation>
    </message>
    <message>
        <source>{}: the rotary positions are of type &quot;{}&quot;; default, linear, llama3 and yarn can be computed</source>
        <translation>{}: Die Rotationspositionen sind von der Art &quot;{}&quot;; berechnen lassen sich default, linear, llama3 und yarn</translation>
    </message>
    <message>
        <source>{}: the tensor {} announces more than 2^48 elements</source>
        <translation>{}: Der Tensor {} kündigt mehr als 2^48 Elemente an</translation>
    </message>
    <message>
        <source>{}: the tensor {} has {} axes; at most {} can be read</source>
        <translation>{}: Der Tensor {} hat {} Achsen; lesbar sind höchstens {}</translation>
    </message>
    <message>
        <source>{}: the tensor {} is of type {}, which this program cannot read; it reads F64, F32, F16, BF16, I64, I32, I8, U8, BOOL</source>
        <translation>{}: Der Tensor {} ist von der Art {}, die dieses Programm nicht lesen kann; es liest F64, F32, F16, BF16, I64, I32, I8, U8, BOOL</translation>
    </message>
    <message>
        <source>{}: token {} has type {}, known are 1 … 6</source>
        <translation>{}: Token {} ist von der Art {}, bekannt sind 1 … 6</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.merges is missing or empty</source>
        <translation>{}: tokenizer.ggml.merges fehlt oder ist leer</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.model is &quot;{}&quot;; known are gpt2, llama, t5 and bert</source>
        <translation>{}: tokenizer.ggml.model ist &quot;{}&quot;; bekannt sind gpt2, llama, t5 und bert</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.scores has {} entries for {} tokens</source>
        <translation>{}: tokenizer.ggml.scores hat {} Einträge für {} Token</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.token_type has {} entries for {} tokens</source>
        <translation>{}: tokenizer.ggml.token_type hat {} Einträge für {} Token</translation>
    </message>
    <message>
        <source>{}: tokenizer.ggml.tokens is missing or empty</source>
        <translation>{}: tokenizer.ggml.tokens fehlt oder ist leer</translation>
    </message>
    <message>
        <source>{}: treat_whitespace_as_suffix is set</source>
        <translation>{}: treat_whitespace_as_suffix ist gesetzt</translation>
    </message>
    <message>
        <source>{}: {} is &quot;{}&quot;; none, linear and yarn can be read</source>
        <translation>{}: {} ist &quot;{}&quot;; lesbar sind none, linear und yarn</translation>
    </message>
    <message>
        <source>{}: {} is {}, but there are {} tokens</source>
        <translation>{}: {} ist {}, aber es gibt {} Token</translation>
    </message>
    <message>
        <source>{}: {} is {}; 0 to 2^31 - 1 are possible</source>
        <translation>{}: {} ist {}; möglich ist 0 bis 2^31 - 1</translation>
    </message>
    <message>
        <source>&quot;{}&quot; of layer {} was not captured</source>
        <translation>&quot;{}&quot; der Schicht {} wurde nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>AllTokensBlocked: no token is left at step {} after {}; weaken one of them</source>
        <translation>AllTokensBlocked: In Schritt {} bleibt kein Token nach {}; eines davon abschwächen</translation>
    </message>
    <message>
        <source>NonFiniteLogits: a score of step {} is not a number or infinite; finite weights are right</source>
        <translation>NonFiniteLogits: Ein Wert von Schritt {} ist keine Zahl oder unendlich; richtig sind endliche Gewichte</translation>
    </message>
    <message>
        <source>NonFiniteLogits: the model&apos;s scores after step {} hold NaN or infinity in row {}; its weights are damaged</source>
        <translation>NonFiniteLogits: Die Werte des Modells nach Schritt {} enthalten NaN oder Unendlich in Zeile {}; seine Gewichte sind beschädigt</translation>
    </message>
    <message>
        <source>SEQSCOPE_ISA={} is none of plain, avx2, avx512 that this machine has</source>
        <translation>SEQSCOPE_ISA={} ist keines von plain, avx2, avx512, das dieser Rechner hat</translation>
    </message>
    <message>
        <source>[{}, {}) is outside axis {} of {}</source>
        <translation>[{}, {}) liegt außerhalb der Achse {} von {}</translation>
    </message>
    <message>
        <source>a biased sequence of {} tokens with bias {} cannot be</source>
        <translation>Eine bevorzugte Folge von {} Token mit dem Zuschlag {} kann es nicht geben</translation>
    </message>
    <message>
        <source>a bool</source>
        <translation>ein Wahrheitswert</translation>
    </message>
    <message>
        <source>a gate of {} does not fit values of {}; both need one shape</source>
        <translation>Ein Gatter der Form {} passt nicht zu Werten der Form {}; beide brauchen dieselbe Form</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a row of {} elements cannot be {}: its blocks hold {} elements</source>
        <translation>Eine Zeile von {} Elementen kann nicht {} sein: Dessen Blöcke enthalten {} Elemente</translation>
    </message>
    <message>
        <source>a segment of {} tokens at position {} cannot be</source>
        <translation>Einen Abschnitt von {} Token an Position {} kann es nicht geben</translation>
    </message>
    <message>
        <source>a temperature of {} leaves no chance: use greedy</source>
        <translation>Eine Temperatur von {} lässt keinen Zufall: greedy nehmen</translation>
    </message>
    <message>
        <source>a tensor has at most {} axes, not {}</source>
        <translation>Ein Tensor hat höchstens {} Achsen, nicht {}</translation>
    </message>
    <message>
        <source>a tensor of shape {} is too large</source>
        <translation>Ein Tensor der Form {} ist zu groß</translation>
    </message>
    <message>
        <source>a tensor of shape {} needs {} bytes at {}, and {} are there</source>
        <translation>Ein Tensor der Form {} braucht {} Bytes ab {}, und {} sind da</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text cannot be normalised: {}</source>
        <translation>Ein Text lässt sich nicht normalisieren: {}</translation>
    </message>
    <message>
        <source>a text of {} bytes is above the limit of {}: split the input</source>
        <translation>Ein Text von {} Bytes liegt über der Grenze von {}: die Eingabe teilen</translation>
    </message>
    <message>
        <source>a token cannot be forced at step {}; the {} steps are 0 to {}</source>
        <translation>In Schritt {} lässt sich kein Token erzwingen; die {} Schritte sind 0 bis {}</translation>
    </message>
    <message>
        <source>a tree begins with its root, whose parent is -1, and has a token a node</source>
        <translation>Ein Baum beginnt mit seiner Wurzel, deren Elter -1 ist, und hat ein Token je Knoten</translation>
    </message>
    <message>
        <source>a vocabulary whose tokens share no prefixes is too large: {} nodes</source>
        <translation>Ein Vokabular, dessen Token keine Anfänge teilen, ist zu groß: {} Knoten</translation>
    </message>
    <message>
        <source>a whole number below 2^63</source>
        <translation>eine ganze Zahl unter 2^63</translation>
    </message>
    <message>
        <source>a {} tensor on {} cannot be read in place</source>
        <translation>Ein {}-Tensor auf {} lässt sich nicht an Ort und Stelle lesen</translation>
    </message>
    <message>
        <source>an array of f32 or f64</source>
        <translation>eine Liste von f32 oder f64</translation>
    </message>
    <message>
        <source>an array of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>an array of whole numbers</source>
        <translation>eine Liste ganzer Zahlen</translation>
    </message>
    <message>
        <source>an axis cannot have {} elements</source>
        <translation>Eine Achse kann nicht {} Elemente haben</translation>
    </message>
    <message>
        <source>an event names node {}, and the tree has {} nodes</source>
        <translation>Ein Ereignis nennt Knoten {}, und der Baum hat {} Knoten</translation>
    </message>
    <message>
        <source>angles of {} do not fit {}; [{}, {}, 2] is right</source>
        <translation>Winkel der Form {} passen nicht zu {}; richtig ist [{}, {}, 2]</translation>
    </message>
    <message>
        <source>attention map: at least one head is needed</source>
        <translation>Aufmerksamkeitskarte: Mindestens ein Kopf ist nötig</translation>
    </message>
    <message>
        <source>attention map: q is on {}, k on {} and lse on {}: one device is needed</source>
        <translation>Aufmerksamkeitskarte: q liegt auf {}, k auf {} und lse auf {}: Es muss ein Gerät sein</translation>
    </message>
    <message>
        <source>attention map: q is {} and k {}: both must be F32 or BF16</source>
        <translation>Aufmerksamkeitskarte: q ist {} und k {}: Beide müssen F32 oder BF16 sein</translation>
    </message>
    <message>
        <source>attention map: q {}, k {} and lse {} do not fit: [rows, heads, d], [keys, kv heads, d] and [heads, rows] are needed</source>
        <translation>Aufmerksamkeitskarte: q {}, k {} und lse {} passen nicht: nötig sind [rows, heads, d], [keys, kv heads, d] und [heads, rows]</translation>
    </message>
    <message>
        <source>attention on CUDA: heads of {} values; at most 256</source>
        <translation>Aufmerksamkeit auf CUDA: Köpfe von {} Werten; höchstens 256</translation>
    </message>
    <message>
        <source>attention: key blocks {} and {} differ in heads</source>
        <translation>Aufmerksamkeit: Die Schlüsselblöcke {} und {} haben verschieden viele Köpfe</translation>
    </message>
    <message>
        <source>attention: keys are {} and values {}: both must be F32, F16 or BF16</source>
        <translation>Aufmerksamkeit: Schlüssel sind {} und Werte {}: Beide müssen F32, F16 oder BF16 sein</translation>
    </message>
    <message>
        <source>attention: lse {} does not fit q {}: [heads, rows] F32 is needed</source>
        <translation>Aufmerksamkeit: lse {} passt nicht zu q {}: nötig ist [heads, rows] in F32</translation>
    </message>
    <message>
        <source>attention: mask {} {} is not {} U8</source>
        <translation>Aufmerksamkeit: Die Maske {} {} ist nicht {} U8</translation>
    </message>
    <message>
        <source>attention: q is on {}, keys on {} and values on {}: one device is needed</source>
        <translation>Aufmerksamkeit: q liegt auf {}, Schlüssel auf {} und Werte auf {}: Es muss ein Gerät sein</translation>
    </message>
    <message>
        <source>attention: q {} does not fit k {} and v {}: [rows, heads, d] and twice [keys, kv heads, d] with heads a multiple of kv heads are needed</source>
        <translation>Aufmerksamkeit: q {} passt nicht zu k {} und v {}: nötig sind [rows, heads, d] und zweimal [keys, kv heads, d], heads ein Vielfaches von kv heads</translation>
    </message>
    <message>
        <source>attention: q {} has {} rows and {} positions</source>
        <translation>Aufmerksamkeit: q {} hat {} Zeilen und {} Positionen</translation>
    </message>
    <message>
        <source>attention: q {} {} is not [rows, heads, d] F32</source>
        <translation>Aufmerksamkeit: q {} {} ist nicht [rows, heads, d] in F32</translation>
    </message>
    <message>
        <source>contrastive search draws no tokens: choose sample for that</source>
        <translation>Die kontrastive Suche zieht keine Token: dafür sample wählen</translation>
    </message>
    <message>
        <source>diversity must be above 0, and {} is not</source>
        <translation>diversity muss über 0 liegen, und {} tut es nicht</translation>
    </message>
    <message>
        <source>embeddings of shape {} cannot stand in for tokens; [tokens, {}] F32, and no tokens, are right</source>
        <translation>Einbettungen der Form {} können Token nicht vertreten; richtig sind [tokens, {}] in F32 und keine Token</translation>
    </message>
    <message>
        <source>guidance must be finite, and {} is not: 1 changes nothing</source>
        <translation>guidance muss endlich sein, und {} ist es nicht: 1 ändert nichts</translation>
    </message>
    <message>
        <source>head {} does not exist: 0 to {} do</source>
        <translation>Kopf {} gibt es nicht: Es gibt 0 bis {}</translation>
    </message>
    <message>
        <source>heads of {} elements cannot turn {} of them</source>
        <translation>Köpfe von {} Elementen können nicht {} davon drehen</translation>
    </message>
    <message>
        <source>hidden states {} cannot be projected; [rows, {}] is right</source>
        <translation>Verborgene Zustände {} lassen sich nicht projizieren; richtig ist [rows, {}]</translation>
    </message>
    <message>
        <source>likeliest: x {} {} is not [rows, n] F32 with n &gt; 0</source>
        <translation>Wahrscheinlichste: x {} {} ist nicht [rows, n] in F32 mit n &gt; 0</translation>
    </message>
    <message>
        <source>linear: bias {} {} does not fit w {}: [out] F32 is needed</source>
        <translation>Linear: Der Bias {} {} passt nicht zu w {}: nötig ist [out] in F32</translation>
    </message>
    <message>
        <source>linear: w {} is {}, which is no weight type</source>
        <translation>Linear: w {} ist {}, und das ist kein Typ für Gewichte</translation>
    </message>
    <message>
        <source>linear: x {} does not fit w {}: [rows, in] and [out, in] are needed</source>
        <translation>Linear: x {} passt nicht zu w {}: nötig sind [rows, in] und [out, in]</translation>
    </message>
    <message>
        <source>linear: x {} is {}, F32 is needed</source>
        <translation>Linear: x {} ist {}, nötig ist F32</translation>
    </message>
    <message>
        <source>log softmax: x {} {} is not [rows, n] F32 with n &gt; 0</source>
        <translation>Log-Softmax: x {} {} ist nicht [rows, n] in F32 mit n &gt; 0</translation>
    </message>
    <message>
        <source>merge: parts {} with lse {} and {} with lse {} do not fit</source>
        <translation>Zusammenführen: Die Teile {} mit lse {} und {} mit lse {} passen nicht</translation>
    </message>
    <message>
        <source>n-grams of {} tokens cannot be: 1 or more can</source>
        <translation>n-Gramme von {} Token kann es nicht geben: möglich ist 1 oder mehr</translation>
    </message>
    <message>
        <source>no CUDA device is visible</source>
        <translation>kein CUDA-Gerät ist sichtbar</translation>
    </message>
    <message>
        <source>no memory for {} bytes</source>
        <translation>Kein Speicher für {} Bytes</translation>
    </message>
    <message>
        <source>no memory to unpack {}</source>
        <translation>Kein Speicher, um {} zu entpacken</translation>
    </message>
    <message>
        <source>no value of a model is called &quot;{}&quot;; near it: {}</source>
        <translation>Kein Wert eines Modells heißt &quot;{}&quot;; ähnlich: {}</translation>
    </message>
    <message>
        <source>no {} MiB on {}: {} of its {} MiB are free, {} are in use here</source>
        <translation>Keine {} MiB auf {}: {} seiner {} MiB sind frei, {} sind hier in Gebrauch</translation>
    </message>
    <message>
        <source>node {} has candidates beyond the {} of the tree</source>
        <translation>Knoten {} hat Kandidaten jenseits der {} des Baums</translation>
    </message>
    <message>
        <source>node {} has parent {}; an earlier node is right</source>
        <translation>Knoten {} hat den Elter {}; richtig ist ein früherer Knoten</translation>
    </message>
    <message>
        <source>position {} does not follow the {} positions of sequence {}</source>
        <translation>Position {} folgt nicht auf die {} Positionen der Sequenz {}</translation>
    </message>
    <message>
        <source>presence and frequency penalties must be finite: {} and {} are not both</source>
        <translation>Die Abzüge presence und frequency müssen endlich sein: {} und {} sind es nicht beide</translation>
    </message>
    <message>
        <source>probabilities {} do not fit {} keys of {} heads</source>
        <translation>Wahrscheinlichkeiten {} passen nicht zu {} Schlüsseln von {} Köpfen</translation>
    </message>
    <message>
        <source>rows of {} {} on {} cannot be stored as {} {} on {}</source>
        <translation>Zeilen von {} {} auf {} lassen sich nicht als {} {} auf {} speichern</translation>
    </message>
    <message>
        <source>sequence {} has {} positions and cannot be cut to {}</source>
        <translation>Sequenz {} hat {} Positionen und lässt sich nicht auf {} kürzen</translation>
    </message>
    <message>
        <source>sequence {} has {} positions; a fork cannot share {}</source>
        <translation>Sequenz {} hat {} Positionen; eine Abzweigung kann nicht {} teilen</translation>
    </message>
    <message>
        <source>sequence {} holds {} positions, not the {} old tokens</source>
        <translation>Sequenz {} enthält {} Positionen, nicht die {} alten Token</translation>
    </message>
    <message>
        <source>sequence {} holds {} positions: its new tokens begin there, not at {}</source>
        <translation>Sequenz {} enthält {} Positionen: Ihre neuen Token beginnen dort, nicht bei {}</translation>
    </message>
    <message>
        <source>sequence {} stands twice in the batch; one segment each is right</source>
        <translation>Sequenz {} steht zweimal im Bündel; richtig ist je ein Abschnitt</translation>
    </message>
    <message>
        <source>temperature must be above 0, and {} is not</source>
        <translation>temperature muss über 0 liegen, und {} tut es nicht</translation>
    </message>
    <message>
        <source>the cache already holds a sequence {}</source>
        <translation>Der Cache enthält schon eine Sequenz {}</translation>
    </message>
    <message>
        <source>the cache holds no sequence {}; it holds {} others</source>
        <translation>Der Cache enthält keine Sequenz {}; er enthält {} andere</translation>
    </message>
    <message>
        <source>the cache is full: its {} pages hold {} positions; shorten the text or give it more</source>
        <translation>Der Cache ist voll: Seine {} Seiten fassen {} Positionen; den Text kürzen oder mehr geben</translation>
    </message>
    <message>
        <source>the coverage penalty is {}; 0 or more is right</source>
        <translation>Der Abzug coverage ist {}; richtig ist 0 oder mehr</translation>
    </message>
    <message>
        <source>the length decay must be above 0, and {} is not</source>
        <translation>Der Längenabfall muss über 0 liegen, und {} tut es nicht</translation>
    </message>
    <message>
        <source>the penalty alpha must lie between 0 and 1, and {} does not</source>
        <translation>Der Abzug alpha muss zwischen 0 und 1 liegen, und {} tut es nicht</translation>
    </message>
    <message>
        <source>the probe put {} in place of {} in layer {}; {} {} is right</source>
        <translation>Die Sonde setzte {} an die Stelle von {} in Schicht {}; richtig ist {} {}</translation>
    </message>
    <message>
        <source>the prompt has no tokens; at least one is needed</source>
        <translation>Der Prompt hat keine Token; mindestens eines ist nötig</translation>
    </message>
    <message>
        <source>the prompt has {} tokens and {} holds {}: shorten it</source>
        <translation>Der Prompt hat {} Token, und {} fasst {}: kürzen</translation>
    </message>
    <message>
        <source>the prompt of {} tokens and {} more exceed the {} that {} holds</source>
        <translation>Der Prompt von {} Token und {} weitere überschreiten die {}, die {} fasst</translation>
    </message>
    <message>
        <source>the scorer {} gives no number for {} of the nodes: each counts as 0</source>
        <translation>Der Bewerter {} gibt für {} der Knoten keine Zahl: Jeder zählt als 0</translation>
    </message>
    <message>
        <source>the segments cover {} tokens, and {} are given</source>
        <translation>Die Abschnitte umfassen {} Token, und {} sind gegeben</translation>
    </message>
    <message>
        <source>the tensor holds {}, not {}</source>
        <translation>Der Tensor enthält {}, nicht {}</translation>
    </message>
    <message>
        <source>the text has {} tokens and {} was trained for {}: shorten it, or set beyond</source>
        <translation>Der Text hat {} Token, und {} wurde für {} trainiert: kürzen oder beyond setzen</translation>
    </message>
    <message>
        <source>the text has {} tokens, {} more are to be generated, and {} was trained for {}: shorten it, or set beyond</source>
        <translation>Der Text hat {} Token, {} weitere sollen erzeugt werden, und {} wurde für {} trainiert: kürzen oder beyond setzen</translation>
    </message>
    <message>
        <source>the tree has {} nodes and {} values of &quot;{}&quot;</source>
        <translation>Der Baum hat {} Knoten und {} Werte von &quot;{}&quot;</translation>
    </message>
    <message>
        <source>the tree names &quot;{}&quot;, which is none of its words</source>
        <translation>Der Baum nennt &quot;{}&quot;, und das ist keines seiner Wörter</translation>
    </message>
    <message>
        <source>the {} likeliest of {} on CUDA: at most {} of so many</source>
        <translation>Die {} wahrscheinlichsten von {} auf CUDA: höchstens {} von so vielen</translation>
    </message>
    <message>
        <source>the {} of a norm over {} is {} {}; [{}] F32 is right</source>
        <translation>{} einer Norm über {} ist {} {}; richtig ist [{}] in F32</translation>
    </message>
    <message>
        <source>there are no tokens; at least one is needed</source>
        <translation>Es gibt keine Token; mindestens eines ist nötig</translation>
    </message>
    <message>
        <source>this build holds no CUDA module</source>
        <translation>dieser Build enthält kein CUDA-Modul</translation>
    </message>
    <message>
        <source>this is no search tree: {}</source>
        <translation>Das ist kein Suchbaum: {}</translation>
    </message>
    <message>
        <source>token id {} is not in the vocabulary of {} (0 … {})</source>
        <translation>Die Token-Nummer {} ist nicht im Vokabular von {} (0 … {})</translation>
    </message>
    <message>
        <source>token {} at place {} is out of range; {} has tokens 0 to {}</source>
        <translation>Token {} an Stelle {} liegt außerhalb; {} hat die Token 0 bis {}</translation>
    </message>
    <message>
        <source>token {}, forced at step {}, does not exist; {} has tokens 0 to {}</source>
        <translation>Token {}, erzwungen in Schritt {}, gibt es nicht; {} hat die Token 0 bis {}</translation>
    </message>
    <message>
        <source>top-k must be 1 or more, and {} is not; 0 switches it off</source>
        <translation>top-k muss 1 oder mehr sein, und {} ist es nicht; 0 schaltet es ab</translation>
    </message>
    <message>
        <source>{} and {} cannot be combined; the second needs the first&apos;s shape or its rows&apos;</source>
        <translation>{} und {} lassen sich nicht verbinden; das zweite braucht die Form des ersten oder die seiner Zeilen</translation>
    </message>
    <message>
        <source>{} can only become F32, not {}</source>
        <translation>{} kann nur F32 werden, nicht {}</translation>
    </message>
    <message>
        <source>{} candidates cannot be compared: 1 or more can</source>
        <translation>{} Kandidaten lassen sich nicht vergleichen: möglich ist 1 oder mehr</translation>
    </message>
    <message>
        <source>{} cannot be seen as {} without a copy</source>
        <translation>{} lässt sich nicht ohne Kopie als {} ansehen</translation>
    </message>
    <message>
        <source>{} cannot be written; F32, F16 and BF16 can</source>
        <translation>{} lässt sich nicht schreiben; F32, F16 und BF16 schon</translation>
    </message>
    <message>
        <source>{} has no Unicode character map of format 4</source>
        <translation>{} hat keine Unicode-Zeichentabelle vom Format 4</translation>
    </message>
    <message>
        <source>{} has no kernel for {}</source>
        <translation>{} hat keinen Kernel für {}</translation>
    </message>
    <message>
        <source>{} has no layer {}: 0 to {} are its layers, -1 is the last</source>
        <translation>{} hat keine Schicht {}: Schichten sind 0 bis {}, -1 ist die letzte</translation>
    </message>
    <message>
        <source>{} has {} bytes: no tokenizer file is above {}</source>
        <translation>{} hat {} Bytes: Keine Tokenizer-Datei ist größer als {}</translation>
    </message>
    <message>
        <source>{} is a damaged gzip file: it ends too early</source>
        <translation>{} ist eine beschädigte gzip-Datei: Sie endet zu früh</translation>
    </message>
    <message>
        <source>{} is a damaged gzip file: {}</source>
        <translation>{} ist eine beschädigte gzip-Datei: {}</translation>
    </message>
    <message>
        <source>{} is an encoder: it has no output projection</source>
        <translation>{} ist ein Encoder: Er hat keine Ausgabeprojektion</translation>
    </message>
    <message>
        <source>{} is no encoder: sentence embeddings need one (bert)</source>
        <translation>{} ist kein Encoder: Satzeinbettungen brauchen einen (bert)</translation>
    </message>
    <message>
        <source>{} is not a TrueType font: it has no table {}</source>
        <translation>{} ist keine TrueType-Schrift: Ihr fehlt die Tabelle {}</translation>
    </message>
    <message>
        <source>{} is not a font: it ends at byte {}</source>
        <translation>{} ist keine Schrift: Sie endet bei Byte {}</translation>
    </message>
    <message>
        <source>{} is not a font: it has no widths</source>
        <translation>{} ist keine Schrift: Sie hat keine Breiten</translation>
    </message>
    <message>
        <source>{} layers cannot draft for {}: 1 to {} can</source>
        <translation>{} Schichten können nicht für {} entwerfen: möglich sind 1 bis {}</translation>
    </message>
    <message>
        <source>{} leading tokens cannot be ignored: 0 or more can</source>
        <translation>{} Token am Anfang lassen sich nicht übergehen: möglich ist 0 oder mehr</translation>
    </message>
    <message>
        <source>{} must be above 0, and {} is not: 1 changes nothing</source>
        <translation>{} muss über 0 liegen, und {} tut es nicht: 1 ändert nichts</translation>
    </message>
    <message>
        <source>{} must lie between 0 and 1, and {} does not</source>
        <translation>{} muss zwischen 0 und 1 liegen, und {} tut es nicht</translation>
    </message>
    <message>
        <source>{} must lie between 0 and 1, without them, and {} does not</source>
        <translation>{} muss zwischen 0 und 1 liegen, ohne diese selbst, und {} tut es nicht</translation>
    </message>
    <message>
        <source>{} of the {} layers of {} cannot run; 1 to all of them can</source>
        <translation>{} der {} Schichten von {} können nicht laufen; 1 bis alle können es</translation>
    </message>
    <message>
        <source>{} rows do not fill blocks of {} rows</source>
        <translation>{} Zeilen füllen keine Blöcke von {} Zeilen</translation>
    </message>
    <message>
        <source>{} tensors are no weights</source>
        <translation>{}-Tensoren sind keine Gewichte</translation>
    </message>
    <message>
        <source>{} tensors that are not dense cannot be copied</source>
        <translation>{}-Tensoren, die nicht dicht liegen, lassen sich nicht kopieren</translation>
    </message>
    <message>
        <source>{} tokens at position {} reach past the context of {}: {} positions</source>
        <translation>{} Token an Position {} reichen über den Kontext von {} hinaus: {} Positionen</translation>
    </message>
    <message>
        <source>{} tokens cannot be drafted: 1 or more can</source>
        <translation>{} Token lassen sich nicht entwerfen: möglich ist 1 oder mehr</translation>
    </message>
    <message>
        <source>{} tokens cannot be written; 1 or more can</source>
        <translation>{} Token lassen sich nicht schreiben; möglich ist 1 oder mehr</translation>
    </message>
    <message>
        <source>{} unpacks to more than {} bytes</source>
        <translation>{} ergibt entpackt mehr als {} Bytes</translation>
    </message>
    <message>
        <source>{} {} at place {} is out of range; 0 to {} are possible</source>
        <translation>{} {} an Stelle {} liegt außerhalb; möglich ist 0 bis {}</translation>
    </message>
    <message>
        <source>{}: BPE with dropout gives other ids each time</source>
        <translation>{}: BPE mit Dropout gibt jedes Mal andere Nummern</translation>
    </message>
    <message>
        <source>{}: BPE with {} &quot;{}&quot;</source>
        <translation>{}: BPE mit {} &quot;{}&quot;</translation>
    </message>
    <message>
        <source>{}: WordPiece with continuing_subword_prefix &quot;{}&quot;</source>
        <translation>{}: WordPiece mit continuing_subword_prefix &quot;{}&quot;</translation>
    </message>
    <message>
        <source>{}: a safetensors file holds no block types</source>
        <translation>{}: Eine Safetensors-Datei enthält keine Blocktypen</translation>
    </message>
    <message>
        <source>{}: a unigram vocabulary needs an unknown piece</source>
        <translation>{}: Ein Unigramm-Vokabular braucht ein Stück für Unbekanntes</translation>
    </message>
    <message>
        <source>{}: cuBLASLt reports status {}</source>
        <translation>{}: cuBLASLt meldet den Status {}</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: a number does not end at byte {}</source>
        <translation>{}: beschädigtes Protobuf: Eine Zahl endet nicht bei Byte {}</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: field number {}</source>
        <translation>{}: beschädigtes Protobuf: Feldnummer {}</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: field {} of {} bytes, but {} are left</source>
        <translation>{}: beschädigtes Protobuf: Feld {} von {} Bytes, aber {} sind übrig</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: it ends inside a number</source>
        <translation>{}: beschädigtes Protobuf: Es endet mitten in einer Zahl</translation>
    </message>
    <message>
        <source>{}: damaged protobuf: wire type {}</source>
        <translation>{}: beschädigtes Protobuf: Kodierungsart {}</translation>
    </message>
    <message>
        <source>{}: its split pattern gives up at byte {} of the text (PCRE2 error {})</source>
        <translation>{}: Das Trennmuster gibt bei Byte {} des Textes auf (PCRE2-Fehler {})</translation>
    </message>
    <message>
        <source>{}: merge {}: &apos;{}&apos; not in vocabulary</source>
        <translation>{}: Verschmelzung {}: &apos;{}&apos; ist nicht im Vokabular</translation>
    </message>
    <message>
        <source>{}: model type {}; known are BPE, WordPiece and Unigram</source>
        <translation>{}: Modellart {}; bekannt sind BPE, WordPiece und Unigram</translation>
    </message>
    <message>
        <source>{}: normalizer {}</source>
        <translation>{}: Normalisierung {}</translation>
    </message>
    <message>
        <source>{}: pre-tokenizer {}</source>
        <translation>{}: Vorzerlegung {}</translation>
    </message>
    <message>
        <source>{}: split behavior {}</source>
        <translation>{}: Trennverhalten {}</translation>
    </message>
    <message>
        <source>{}: the key {} holds an array of {}; {} is needed</source>
        <translation>{}: Der Schlüssel {} enthält eine Liste von {}; nötig ist {}</translation>
    </message>
    <message>
        <source>{}: the key {} holds {}; {} is needed</source>
        <translation>{}: Der Schlüssel {} enthält {}; nötig ist {}</translation>
    </message>
    <message>
        <source>{}: the pattern &apos;{}&apos; does not compile: {}</source>
        <translation>{}: Das Muster &apos;{}&apos; lässt sich nicht übersetzen: {}</translation>
    </message>
    <message>
        <source>{}: the precompiled character map of {} bytes says that its trie has {}</source>
        <translation>{}: Die vorbereitete Zeichentabelle von {} Bytes nennt einen Präfixbaum von {}</translation>
    </message>
    <message>
        <source>{}: the tokens hold more than 4 GiB</source>
        <translation>{}: Die Token enthalten mehr als 4 GiB</translation>
    </message>
    <message>
        <source>{}: token &apos;{}&apos; has the id {}</source>
        <translation>{}: Das Token &apos;{}&apos; hat die Nummer {}</translation>
    </message>
    <message>
        <source>{}: token id {} is outside 0 … {}</source>
        <translation>{}: Die Token-Nummer {} liegt außerhalb von 0 … {}</translation>
    </message>
    <message>
        <source>{}: two tokens have the id {}</source>
        <translation>{}: Zwei Token haben die Nummer {}</translation>
    </message>
    <message>
        <source>{}: {}.weight is {}; transposed weights cannot be</source>
        <translation>{}: {}.weight ist {}; transponierte Gewichte können es nicht sein</translation>
    </message>
    <message>
        <source>a window could not be read; its panels are in the first one</source>
        <translation>ein Fenster ließ sich nicht lesen; seine Panels sind im ersten</translation>
    </message>
    <message>
        <source>choosing one of {} tokens on {}: fewer, or a GPU of capability 9.0 and more</source>
        <translation>eines von {} Tokens auf {} wählen: es müssen weniger sein, oder eine GPU mit Capability 9.0 und mehr</translation>
    </message>
    <message>
        <source>token choice: logits {} {} are not [1, V] F32</source>
        <translation>Wahl des Tokens: Logits {} {} sind nicht [1, V] F32</translation>
    </message>
    <message>
        <source>a step of the history does not fit to the document: {}</source>
        <translation>ein gespeicherter Schritt passt nicht zum Dokument: {}</translation>
    </message>
    <message>
        <source>the history cannot be read: {}</source>
        <translation>die gespeicherten Schritte lassen sich nicht lesen: {}</translation>
    </message>
    <message>
        <source>the history could not be read; undo begins here</source>
        <translation>die gespeicherten Schritte ließen sich nicht lesen; Rückgängig beginnt hier</translation>
    </message>
    <message>
        <source>no NVIDIA driver was found</source>
        <translation>Kein NVIDIA-Treiber wurde gefunden</translation>
    </message>
    <message>
        <source>the NVIDIA driver is of CUDA {} and this build of {}: a newer driver is needed</source>
        <translation>Der NVIDIA-Treiber ist von CUDA {} und dieses Programm von {}: Ein neuerer Treiber ist nötig</translation>
    </message>
    <message>
        <source>there is no {}: there is {}</source>
        <translation>{} gibt es nicht: Es gibt {}</translation>
    </message>
    <message>
        <source>this takes {} KiB of shared memory a block and {} has {} KiB: the CPU can compute it</source>
        <translation>Das braucht {} KiB gemeinsamen Speicher je Block, und {} hat {} KiB: Die CPU kann es berechnen</translation>
    </message>
    <message>
        <source>{} was lost ({}): new runs compute on the CPU; start the program again to use it</source>
        <translation>{} ist ausgefallen ({}): Neue Läufe rechnen auf der CPU; nach einem Neustart des Programms wieder nutzbar</translation>
    </message>
    <message>
        <source>{}: {} is on {} and {} on {}: one device is needed</source>
        <translation>{}: {} liegt auf {} und {} auf {}: Es muss ein Gerät sein</translation>
    </message>
    <message>
        <source>cuBLASLt multiplies no [{}, {}] with [{}, {}] transposed here</source>
        <translation>cuBLASLt multipliziert hier kein [{}, {}] mit einem transponierten [{}, {}]</translation>
    </message>
</context>
</TS>
