<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>experiment</name>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Attention of a model</source>
        <translation>Aufmerksamkeit eines Modells</translation>
    </message>
    <message>
        <source>Every head&apos;s attention map on a text, what each head does, and one map from whole to cell</source>
        <translation>Die Aufmerksamkeitskarte jedes Kopfes auf einem Text, was jeder Kopf tut, und eine Karte vom Ganzen bis zur Zelle</translation>
    </message>
    <message>
        <source>Model that reads the text</source>
        <translation>Modell, das den Text liest</translation>
    </message>
    <message>
        <source>Text whose tokens attend to each other</source>
        <translation>Text, dessen Tokens aufeinander achten</translation>
    </message>
    <message>
        <source>Layer whose head is shown large</source>
        <translation>Schicht, deren Kopf groß gezeigt wird</translation>
    </message>
    <message>
        <source>Head of that layer</source>
        <translation>Kopf dieser Schicht</translation>
    </message>
    <message>
        <source>One head, the mean or largest of the layer&apos;s heads, or what flows up to the layer</source>
        <translation>Ein Kopf, Mittel oder Größtes der Köpfe der Schicht, oder was bis zur Schicht hinauffließt</translation>
    </message>
    <message>
        <source>As it is, over what uniform attention gives, or without the first token</source>
        <translation>Wie sie ist, gegenüber gleichmäßiger Aufmerksamkeit, oder ohne das erste Token</translation>
    </message>
    <message>
        <source>Share of attention in each step of the rollout; the rest stays in place</source>
        <translation>Anteil der Aufmerksamkeit in jedem Schritt des Rollouts; der Rest bleibt am Ort</translation>
    </message>
    <message>
        <source>As the weights are stored, or exactly in float32</source>
        <translation>Wie die Gewichte gespeichert sind, oder genau in float32</translation>
    </message>
    <message>
        <source>Names of special tokens in the text are special tokens</source>
        <translation>Namen von Sondertokens im Text sind Sondertokens</translation>
    </message>
    <message>
        <source>Instead of the text, 32 random tokens and the same again: what a head can do</source>
        <translation>Statt des Textes 32 zufällige Tokens und dieselben noch einmal: was ein Kopf kann</translation>
    </message>
    <message>
        <source>Tokens that the model goes on with, the likeliest each time</source>
        <translation>Tokens, mit denen das Modell fortfährt, jedes Mal das wahrscheinlichste</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Tokens that look, from and to; empty: all</source>
        <translation>Tokens, die schauen, von und bis; leer: alle</translation>
    </message>
    <message>
        <source>Tokens that are looked at, from and to; empty: all</source>
        <translation>Tokens, die angeschaut werden, von und bis; leer: alle</translation>
    </message>
    <message>
        <source>The whole, or one part of it large</source>
        <translation>Das Ganze, oder ein Teil davon groß</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>Reihenfolge der Köpfe</translation>
    </message>
    <message>
        <source>Token whose attention colours the text; -1: the last</source>
        <translation>Token, dessen Aufmerksamkeit den Text färbt; -1: das letzte</translation>
    </message>
    <message>
        <source>Weights below it are not drawn</source>
        <translation>Gewichte darunter werden nicht gezeichnet</translation>
    </message>
    <message>
        <source>Lines drawn at most</source>
        <translation>Höchstens gezeichnete Linien</translation>
    </message>
    <message>
        <source>Colours of the weights</source>
        <translation>Farben der Gewichte</translation>
    </message>
    <message>
        <source>How a weight becomes a colour; lift: times the number of keys, 1 is uniform</source>
        <translation>Wie ein Gewicht zur Farbe wird; lift: mal Zahl der Schlüssel, 1 ist gleichmäßig</translation>
    </message>
    <message>
        <source>Next-token probabilities</source>
        <translation>Nächstes Token</translation>
    </message>
    <message>
        <source>What a model expects at each token, its surprise, and the layer where it forms</source>
        <translation>Was ein Modell an jedem Token erwartet, seine Überraschung, und die Schicht, in der es entsteht</translation>
    </message>
    <message>
        <source>Model that predicts</source>
        <translation>Modell, das vorhersagt</translation>
    </message>
    <message>
        <source>Text that it reads</source>
        <translation>Text, den es liest</translation>
    </message>
    <message>
        <source>Likeliest next tokens kept at each position</source>
        <translation>Wahrscheinlichste nächste Tokens, die je Stelle behalten werden</translation>
    </message>
    <message>
        <source>What each layer would predict</source>
        <translation>Was jede Schicht vorhersagen würde</translation>
    </message>
    <message>
        <source>Position whose predictions are shown; -1: the last</source>
        <translation>Stelle, deren Vorhersagen gezeigt werden; -1: die letzte</translation>
    </message>
    <message>
        <source>Colours of surprise</source>
        <translation>Farben der Überraschung</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>A model continues a text; each step shows how its next token was chosen</source>
        <translation>Ein Modell setzt einen Text fort; jeder Schritt zeigt, wie sein nächstes Token gewählt wurde</translation>
    </message>
    <message>
        <source>Model that continues the text</source>
        <translation>Modell, das den Text fortsetzt</translation>
    </message>
    <message>
        <source>Text to continue</source>
        <translation>Text, der fortgesetzt wird</translation>
    </message>
    <message>
        <source>Tokens to write at most, the end token included</source>
        <translation>Höchstens zu schreibende Tokens, das Endtoken eingeschlossen</translation>
    </message>
    <message>
        <source>Names of special tokens in the prompt are special tokens</source>
        <translation>Namen von Sondertokens im Prompt sind Sondertokens</translation>
    </message>
    <message>
        <source>How the next token is chosen</source>
        <translation>Wie das nächste Token gewählt wird</translation>
    </message>
    <message>
        <source>Scores are divided by it: below 1 sharper, above 1 flatter</source>
        <translation>Werte werden dadurch geteilt: unter 1 schärfer, über 1 flacher</translation>
    </message>
    <message>
        <source>Keeps so many of the likeliest; contrastive: compares them (0: 4)</source>
        <translation>Behält so viele der wahrscheinlichsten; contrastive: vergleicht sie (0: 4)</translation>
    </message>
    <message>
        <source>Keeps the likeliest that together reach this probability; 1: all</source>
        <translation>Behält die wahrscheinlichsten, die zusammen diese Wahrscheinlichkeit erreichen; 1: alle</translation>
    </message>
    <message>
        <source>Keeps those at least this share as probable as the likeliest; 0: all</source>
        <translation>Behält die, die mindestens diesen Anteil der höchsten Wahrscheinlichkeit haben; 0: alle</translation>
    </message>
    <message>
        <source>Keeps those whose surprise is nearest to the expected, up to this probability</source>
        <translation>Behält die, deren Überraschung der erwarteten am nächsten ist, bis zu dieser Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Keeps those at least this probable; 0: all</source>
        <translation>Behält die mit mindestens dieser Wahrscheinlichkeit; 0: alle</translation>
    </message>
    <message>
        <source>The same, lower where the entropy is high; 0: all</source>
        <translation>Dasselbe, niedriger bei hoher Entropie; 0: alle</translation>
    </message>
    <message>
        <source>Scores of tokens that stand in the text, divided by it (times it below 0); 1: as they are</source>
        <translation>Werte von Tokens, die im Text stehen, geteilt dadurch (unter 0 mal); 1: wie sie sind</translation>
    </message>
    <message>
        <source>Taken off the score of what was written</source>
        <translation>Abzug vom Wert dessen, was schon geschrieben wurde</translation>
    </message>
    <message>
        <source>Taken off the score for each time it was written</source>
        <translation>Abzug vom Wert für jedes Mal, das es geschrieben wurde</translation>
    </message>
    <message>
        <source>Never the same so many tokens in a row twice; 0: no rule</source>
        <translation>Nie dieselben so vielen Tokens in Folge zweimal; 0: keine Regel</translation>
    </message>
    <message>
        <source>No end token before so many</source>
        <translation>Kein Endtoken vor so vielen</translation>
    </message>
    <message>
        <source>Ids of tokens that never come</source>
        <translation>IDs von Tokens, die nie kommen</translation>
    </message>
    <message>
        <source>Weight of not being like what stands before; 0: greedy</source>
        <translation>Gewicht dafür, dem Vorherigen nicht zu gleichen; 0: gierig</translation>
    </message>
    <message>
        <source>Draws tokens as sample does; else the likeliest</source>
        <translation>Zieht Tokens wie sample; sonst das wahrscheinlichste</translation>
    </message>
    <message>
        <source>Guessed from: earlier places of the last tokens, or the model&apos;s first layers</source>
        <translation>Geraten aus: früheren Stellen der letzten Tokens, oder den ersten Schichten des Modells</translation>
    </message>
    <message>
        <source>Guesses at most before they are verified</source>
        <translation>Höchstens so viele Vermutungen, bevor sie geprüft werden</translation>
    </message>
    <message>
        <source>Layers that guess</source>
        <translation>Schichten, die raten</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Guessing ends after a token that is less probable</source>
        <translation>Das Raten endet nach einem Token, das weniger wahrscheinlich ist</translation>
    </message>
    <message>
        <source>Tokens put into the text: step, id, step, id …; a click on a candidate adds one</source>
        <translation>In den Text gesetzte Tokens: Schritt, ID, Schritt, ID …; ein Klick auf einen Kandidaten fügt eins hinzu</translation>
    </message>
    <message>
        <source>Token whose choice is shown, from 0</source>
        <translation>Token, dessen Wahl gezeigt wird, ab 0</translation>
    </message>
    <message>
        <source>What colours the tokens</source>
        <translation>Was die Tokens färbt</translation>
    </message>
    <message>
        <source>Colours of the tokens</source>
        <translation>Farben der Tokens</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>Beam-Suche</translation>
    </message>
    <message>
        <source>Keeps the best few continuations at each step; the tree shows what it dropped</source>
        <translation>Behält in jedem Schritt die besten wenigen Fortsetzungen; der Baum zeigt, was sie fallen ließ</translation>
    </message>
    <message>
        <source>Continuations kept at each step</source>
        <translation>Fortsetzungen, die in jedem Schritt behalten werden</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power: above 0 favours longer texts</source>
        <translation>Werte werden durch die Länge hoch dieser Zahl geteilt: über 0 bevorzugt längere Texte</translation>
    </message>
    <message>
        <source>The length itself, or (5 + length) / 6</source>
        <translation>Die Länge selbst, oder (5 + Länge) / 6</translation>
    </message>
    <message>
        <source>Stops when the best running beam, as long as it is now, cannot win (no); when enough beams have ended (yes); when none can win at any length (never)</source>
        <translation>Hält an, wenn der beste laufende Beam in seiner jetzigen Länge nicht gewinnen kann (no); wenn genug Beams beendet sind (yes); wenn bei keiner Länge mehr einer gewinnen kann (never)</translation>
    </message>
    <message>
        <source>Ids of tokens that every output begins with, free of charge; a click on what might have come forces it</source>
        <translation>IDs von Tokens, mit denen jede Ausgabe beginnt, ohne Kosten; ein Klick auf das, was hätte kommen können, erzwingt es</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork of the best path</source>
        <translation>Knoten, dessen Einzelheiten gezeigt werden; -1: die letzte Gabelung des besten Pfads</translation>
    </message>
    <message>
        <source>The tree as it was after so many steps; -1: now</source>
        <translation>Der Baum, wie er nach so vielen Schritten war; -1: jetzt</translation>
    </message>
    <message>
        <source>Shows what was considered and not kept</source>
        <translation>Zeigt, was erwogen und nicht behalten wurde</translation>
    </message>
    <message>
        <source>From left to right: tokens written, or surprise so far</source>
        <translation>Von links nach rechts: geschriebene Tokens, oder bisherige Überraschung</translation>
    </message>
    <message>
        <source>What colours the nodes</source>
        <translation>Was die Knoten färbt</translation>
    </message>
    <message>
        <source>Nodes drawn as a wedge with all below them</source>
        <translation>Knoten, die mit allem unter ihnen als Keil gezeichnet werden</translation>
    </message>
    <message>
        <source>Text that stands out where it is found</source>
        <translation>Text, der hervorgehoben wird, wo er vorkommt</translation>
    </message>
    <message>
        <source>Colours of the nodes</source>
        <translation>Farben der Knoten</translation>
    </message>
    <message>
        <source>Diverse beam search</source>
        <translation>Diverse Beam-Suche</translation>
    </message>
    <message>
        <source>Groups of beams take turns; each is taxed for words that earlier groups chose</source>
        <translation>Gruppen von Beams wechseln sich ab; jede zahlt für Wörter, die frühere Gruppen gewählt haben</translation>
    </message>
    <message>
        <source>Continuations kept at each step, of all groups together</source>
        <translation>Fortsetzungen, die in jedem Schritt behalten werden, aller Gruppen zusammen</translation>
    </message>
    <message>
        <source>Groups that the beams are split into; they must divide the beams</source>
        <translation>Gruppen, in die die Beams geteilt werden; sie müssen die Zahl der Beams teilen</translation>
    </message>
    <message>
        <source>Tax for what earlier groups chose (lambda)</source>
        <translation>Abzug für das, was frühere Gruppen gewählt haben (lambda)</translation>
    </message>
    <message>
        <source>nat</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>What is taxed: the same token at the same place; that, less where groups have parted; an n-gram used anywhere; words of a like meaning</source>
        <translation>Wofür abgezogen wird: dasselbe Token an derselben Stelle; dies, weniger wo Gruppen sich getrennt haben; ein irgendwo benutztes N-Gramm; Wörter ähnlicher Bedeutung</translation>
    </message>
    <message>
        <source>Tokens of an n-gram</source>
        <translation>Tokens eines N-Gramms</translation>
    </message>
    <message>
        <source>The rules of the transformers library, or of the paper</source>
        <translation>Die Regeln der Bibliothek transformers, oder der Arbeit</translation>
    </message>
    <message>
        <source>Scores are divided by the length to this power</source>
        <translation>Werte werden durch die Länge hoch dieser Zahl geteilt</translation>
    </message>
    <message>
        <source>A group stops when its best running beam, as long as it is now, cannot win (no); when enough have ended (yes); when none can win at any length (never)</source>
        <translation>Eine Gruppe hält an, wenn ihr bester laufender Beam in seiner jetzigen Länge nicht gewinnen kann (no); wenn genug beendet sind (yes); wenn bei keiner Länge mehr einer gewinnen kann (never)</translation>
    </message>
    <message>
        <source>Runs plain beam search with as many beams as well</source>
        <translation>Führt auch die einfache Beam-Suche mit ebenso vielen Beams aus</translation>
    </message>
    <message>
        <source>Texts that would be right, one a line: the best output is compared to them</source>
        <translation>Texte, die richtig wären, einer je Zeile: Die beste Ausgabe wird mit ihnen verglichen</translation>
    </message>
    <message>
        <source>Order of the table: the search&apos;s score; log-probability with tax; without; that, a token</source>
        <translation>Reihenfolge der Tabelle: Wert der Suche; Log-Wahrscheinlichkeit mit Abzug; ohne; diese je Token</translation>
    </message>
    <message>
        <source>LLM tree search</source>
        <translation>LLM-Baumsuche</translation>
    </message>
    <message>
        <source>Grows a tree of continuations where the model is most confident</source>
        <translation>Lässt einen Baum von Fortsetzungen dort wachsen, wo das Modell am sichersten ist</translation>
    </message>
    <message>
        <source>Model that proposes and judges</source>
        <translation>Modell, das vorschlägt und beurteilt</translation>
    </message>
    <message>
        <source>Text to continue: the root of the tree</source>
        <translation>Text, der fortgesetzt wird: die Wurzel des Baums</translation>
    </message>
    <message>
        <source>Leaves drawn by confidence (P), as AlphaGo (A), exact likeliest text (E)</source>
        <translation>Blätter nach Zuversicht gezogen (P), wie AlphaGo (A), genau der wahrscheinlichste Text (E)</translation>
    </message>
    <message>
        <source>A second strategy on the same prompt</source>
        <translation>Eine zweite Strategie auf demselben Prompt</translation>
    </message>
    <message>
        <source>Of a path: mean probability (geo), whole (prod), least (min), lead of the first token (margin), 1 - entropy (ent)</source>
        <translation>Eines Pfads: mittlere Wahrscheinlichkeit (geo), ganze (prod), kleinste (min), Vorsprung des ersten Tokens (margin), 1 - Entropie (ent)</translation>
    </message>
    <message>
        <source>Expansions at most</source>
        <translation>Höchstens so viele Erweiterungen</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Nodes run through the model at most; 0: no limit</source>
        <translation>Knoten, die höchstens durch das Modell laufen; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Tokens read by the model at most, the prompt&apos;s included; 0: no limit</source>
        <translation>Tokens, die das Modell höchstens liest, die des Prompts eingeschlossen; 0: keine Grenze</translation>
    </message>
    <message>
        <source>Time to search at most; 0: no limit. The result then depends on the machine</source>
        <translation>Höchste Suchzeit; 0: keine Grenze. Das Ergebnis hängt dann vom Rechner ab</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Leaves evaluated together</source>
        <translation>Blätter, die zusammen bewertet werden</translation>
    </message>
    <message>
        <source>Tokens of a completion at most</source>
        <translation>Höchstens so viele Tokens einer Vervollständigung</translation>
    </message>
    <message>
        <source>Children of a node at most</source>
        <translation>Höchstens so viele Kinder eines Knotens</translation>
    </message>
    <message>
        <source>Least probability of a child, as a share of the likeliest one&apos;s</source>
        <translation>Kleinste Wahrscheinlichkeit eines Kindes, als Anteil an der des wahrscheinlichsten</translation>
    </message>
    <message>
        <source>Completions kept</source>
        <translation>Behaltene Vervollständigungen</translation>
    </message>
    <message>
        <source>Completions in the diverse pick</source>
        <translation>Vervollständigungen in der vielfältigen Auswahl</translation>
    </message>
    <message>
        <source>Temperature of the draw: small is best first, large is breadth</source>
        <translation>Temperatur der Ziehung: klein heißt Bestes zuerst, groß heißt Breite</translation>
    </message>
    <message>
        <source>How much branches that were expanded often are held back</source>
        <translation>Wie sehr oft erweiterte Zweige zurückgehalten werden</translation>
    </message>
    <message>
        <source>A likelier first token is appended without branching</source>
        <translation>Ein wahrscheinlicheres erstes Token wird ohne Verzweigung angehängt</translation>
    </message>
    <message>
        <source>Open leaves at most; the least confident are pruned</source>
        <translation>Höchstens so viele offene Blätter; die unsichersten werden gestutzt</translation>
    </message>
    <message>
        <source>Walks from the root at most</source>
        <translation>Höchstens so viele Gänge von der Wurzel</translation>
    </message>
    <message>
        <source>Weight of the prior against the value</source>
        <translation>Gewicht der A-priori-Wahrscheinlichkeit gegen den Wert</translation>
    </message>
    <message>
        <source>Values are scaled by the least and the greatest so far</source>
        <translation>Werte werden am bisher kleinsten und größten skaliert</translation>
    </message>
    <message>
        <source>Value of a child that was not visited</source>
        <translation>Wert eines Kindes, das nicht besucht wurde</translation>
    </message>
    <message>
        <source>Of the children: the model&apos;s, or all the same</source>
        <translation>Der Kinder: die des Modells, oder alle gleich</translation>
    </message>
    <message>
        <source>Root priors are mixed with Dirichlet noise</source>
        <translation>A-priori-Werte der Wurzel werden mit Dirichlet-Rauschen gemischt</translation>
    </message>
    <message>
        <source>The answer is drawn by visits^(1/T); 0: the most visited</source>
        <translation>Die Antwort wird nach Besuche^(1/T) gezogen; 0: die meistbesuchte</translation>
    </message>
    <message>
        <source>What a leaf is worth: confidence, that of a greedy roll-out, or a rule</source>
        <translation>Was ein Blatt wert ist: Zuversicht, die eines gierigen Roll-outs, oder eine Regel</translation>
    </message>
    <message>
        <source>Tokens of a roll-out</source>
        <translation>Tokens eines Roll-outs</translation>
    </message>
    <message>
        <source>Regular expression to be found, or text to be near</source>
        <translation>Regulärer Ausdruck, der gefunden, oder Text, dem nahegekommen werden soll</translation>
    </message>
    <message>
        <source>Tokens that are worth most</source>
        <translation>Tokens, die am meisten wert sind</translation>
    </message>
    <message>
        <source>Token ids that every completion begins with</source>
        <translation>Token-IDs, mit denen jede Vervollständigung beginnt</translation>
    </message>
    <message>
        <source>Node whose details are shown; -1: the last fork on the answer&apos;s path</source>
        <translation>Knoten, dessen Einzelheiten gezeigt werden; -1: die letzte Gabelung auf dem Pfad der Antwort</translation>
    </message>
    <message>
        <source>Does tree search solve more?</source>
        <translation>Löst Baumsuche mehr?</translation>
    </message>
    <message>
        <source>Tree search beside greedy, samples and beam at equal evaluations, on tasks with answers</source>
        <translation>Baumsuche neben gierig, Stichproben und Beam bei gleich vielen Auswertungen, auf Aufgaben mit Antworten</translation>
    </message>
    <message>
        <source>Model that answers</source>
        <translation>Modell, das antwortet</translation>
    </message>
    <message>
        <source>Make 24 of four numbers, or word problems</source>
        <translation>24 aus vier Zahlen machen, oder Textaufgaben</translation>
    </message>
    <message>
        <source>Ways to answer: greedy, samples, beam, P, A, E</source>
        <translation>Wege zur Antwort: greedy, samples, beam, P, A, E</translation>
    </message>
    <message>
        <source>Worked examples before the question</source>
        <translation>Gelöste Beispiele vor der Frage</translation>
    </message>
    <message>
        <source>First task, from 0, in the order of the file</source>
        <translation>Erste Aufgabe, ab 0, in der Reihenfolge der Datei</translation>
    </message>
    <message>
        <source>How many tasks</source>
        <translation>Wie viele Aufgaben</translation>
    </message>
    <message>
        <source>Nodes run through the model for each task and strategy</source>
        <translation>Knoten, die je Aufgabe und Strategie durch das Modell laufen</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>Höchstens so viele Tokens einer Antwort</translation>
    </message>
    <message>
        <source>Leaves or samples evaluated together</source>
        <translation>Blätter oder Stichproben, die zusammen bewertet werden</translation>
    </message>
    <message>
        <source>Children of a node at most, in tree search</source>
        <translation>Höchstens so viele Kinder eines Knotens, in der Baumsuche</translation>
    </message>
    <message>
        <source>Temperature of the draw of leaves, in mode P</source>
        <translation>Temperatur der Ziehung der Blätter, im Modus P</translation>
    </message>
    <message>
        <source>Tokenization</source>
        <translation>Tokenisierung</translation>
    </message>
    <message>
        <source>Compare tokenizers</source>
        <translation>Tokenizer vergleichen</translation>
    </message>
    <message>
        <source>Up to four tokenizers on one text, aligned by byte, with their counts and losses</source>
        <translation>Bis zu vier Tokenizer auf einem Text, nach Bytes ausgerichtet, mit ihren Anzahlen und Verlusten</translation>
    </message>
    <message>
        <source>Text to split</source>
        <translation>Text, der geteilt wird</translation>
    </message>
    <message>
        <source>Names or paths of up to four tokenizers</source>
        <translation>Namen oder Pfade von bis zu vier Tokenizern</translation>
    </message>
    <message>
        <source>Tokens from the start of the text that a loaded model is measured on</source>
        <translation>Tokens vom Anfang des Textes, an denen ein geladenes Modell gemessen wird</translation>
    </message>
    <message>
        <source>Place in the text whose tokens show their merges; -1: none</source>
        <translation>Stelle im Text, deren Tokens ihre Verschmelzungen zeigen; -1: keine</translation>
    </message>
    <message>
        <source>What attention attends to</source>
        <translation>Worauf Aufmerksamkeit achtet</translation>
    </message>
    <message>
        <source>Five steps: a head that copies, the place where heads rest, a head that looks one token back</source>
        <translation>Fünf Schritte: ein Kopf, der kopiert, der Ort, an dem Köpfe ruhen, ein Kopf, der ein Token zurückschaut</translation>
    </message>
    <message>
        <source>Every token looks back</source>
        <translation>Jedes Token schaut zurück</translation>
    </message>
    <message>
        <source>A language model reads a text token by token. In each layer every head lets a token look at the tokens before it, and at itself. Each row of the map is one token that looks; each column is one that is looked at; bright is strong. A row adds up to 1.

Point at a cell: the same tokens light up everywhere.</source>
        <translation>Ein Sprachmodell liest einen Text Token für Token. In jeder Schicht lässt jeder Kopf ein Token auf die Tokens vor ihm schauen, und auf sich selbst. Jede Zeile der Karte ist ein Token, das schaut; jede Spalte eines, das angeschaut wird; hell ist stark. Eine Zeile ergibt zusammen 1.

Zeigen Sie auf eine Zelle: Dieselben Tokens leuchten überall auf.</translation>
    </message>
    <message>
        <source>A head that looks for repeats</source>
        <translation>Ein Kopf, der Wiederholungen sucht</translation>
    </message>
    <message>
        <source>This sentence says the same words twice. We now look at layer 17, head 4.</source>
        <translation>Dieser Satz sagt dieselben Wörter zweimal. Wir schauen jetzt auf Schicht 17, Kopf 4.</translation>
    </message>
    <message>
        <source>Where will the second &quot;quick&quot; look?</source>
        <translation>Wohin wird das zweite „quick“ schauen?</translation>
    </message>
    <message>
        <source>At the first &quot;quick&quot;</source>
        <translation>Auf das erste „quick“</translation>
    </message>
    <message>
        <source>At the word after the first &quot;quick&quot;: brown</source>
        <translation>Auf das Wort nach dem ersten „quick“: brown</translation>
    </message>
    <message>
        <source>At the token before it</source>
        <translation>Auf das Token davor</translation>
    </message>
    <message>
        <source>The head finds the earlier &quot;quick&quot; and looks at what came after it. It is called an induction head: what followed last time will likely follow again.</source>
        <translation>Der Kopf findet das frühere „quick“ und schaut auf das, was danach kam. Er heißt Induktionskopf: Was beim letzten Mal folgte, folgt wohl wieder.</translation>
    </message>
    <message>
        <source>Where does it look when nothing repeats?</source>
        <translation>Wohin schaut er, wenn sich nichts wiederholt?</translation>
    </message>
    <message>
        <source>The same head, on a text without repeats.</source>
        <translation>Derselbe Kopf, auf einem Text ohne Wiederholungen.</translation>
    </message>
    <message>
        <source>Most of its attention goes …</source>
        <translation>Der größte Teil seiner Aufmerksamkeit geht …</translation>
    </message>
    <message>
        <source>evenly to all tokens</source>
        <translation>gleichmäßig auf alle Tokens</translation>
    </message>
    <message>
        <source>to the token just before</source>
        <translation>auf das Token direkt davor</translation>
    </message>
    <message>
        <source>to the very first token</source>
        <translation>auf das allererste Token</translation>
    </message>
    <message>
        <source>A row must add up to 1, so a head with nothing to say needs a place to rest. It is the first token: an attention sink.</source>
        <translation>Eine Zeile muss zusammen 1 ergeben, also braucht ein Kopf, der nichts zu sagen hat, einen Ort zum Ruhen. Es ist das erste Token: eine Aufmerksamkeitssenke.</translation>
    </message>
    <message>
        <source>Now you: a head that looks one back</source>
        <translation>Jetzt Sie: ein Kopf, der eins zurückschaut</translation>
    </message>
    <message>
        <source>Some heads do a very plain job. On the left every head is marked with what it does. Click one that is a previous-token head.</source>
        <translation>Manche Köpfe tun etwas ganz Einfaches. Links ist bei jedem Kopf vermerkt, was er tut. Klicken Sie einen an, der auf das vorige Token schaut (previous-token).</translation>
    </message>
    <message>
        <source>Find a head whose mean distance is below 2 tokens (see Numbers).</source>
        <translation>Finden Sie einen Kopf, dessen mittlerer Abstand unter 2 Tokens liegt (siehe Zahlen).</translation>
    </message>
    <message>
        <source>Found: such a head moves each token&apos;s content one place on, and induction heads are built upon it.</source>
        <translation>Gefunden: Ein solcher Kopf rückt den Inhalt jedes Tokens um eine Stelle weiter, und Induktionsköpfe bauen darauf auf.</translation>
    </message>
    <message>
        <source>Type your own</source>
        <translation>Schreiben Sie selbst</translation>
    </message>
    <message>
        <source>Write a text below in which something repeats, and come back to layer 17, head 4. How many words apart may the two places be?</source>
        <translation>Schreiben Sie unten einen Text, in dem sich etwas wiederholt, und kommen Sie zu Schicht 17, Kopf 4 zurück. Wie viele Wörter dürfen die beiden Stellen auseinanderliegen?</translation>
    </message>
    <message>
        <source>Why the tokenizer matters</source>
        <translation>Warum der Tokenizer zählt</translation>
    </message>
    <message>
        <source>Four steps: models read pieces, not letters; other languages pay more; numbers fall apart</source>
        <translation>Vier Schritte: Modelle lesen Stücke, keine Buchstaben; andere Sprachen zahlen mehr; Zahlen zerfallen</translation>
    </message>
    <message>
        <source>Models read pieces</source>
        <translation>Modelle lesen Stücke</translation>
    </message>
    <message>
        <source>A model never sees letters. A tokenizer cuts the text into pieces from a fixed vocabulary first. Two of them are shown on one text, aligned by byte; where they cut differently, they are coloured.</source>
        <translation>Ein Modell sieht nie Buchstaben. Zuerst schneidet ein Tokenizer den Text in Stücke aus einem festen Vokabular. Zwei davon sind auf einem Text gezeigt, nach Bytes ausgerichtet; wo sie verschieden schneiden, sind sie gefärbt.</translation>
    </message>
    <message>
        <source>How many r are in strawberry?</source>
        <translation>Wie viele r hat strawberry?</translation>
    </message>
    <message>
        <source>Many models get this wrong. Here is what they are given.</source>
        <translation>Viele Modelle beantworten das falsch. Dies ist, was sie bekommen.</translation>
    </message>
    <message>
        <source>How many pieces does GPT-2 see?</source>
        <translation>Wie viele Stücke sieht GPT-2?</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>10</source>
        <translation>10</translation>
    </message>
    <message>
        <source>Three numbers stand for the word, and none of them says which letters are inside. The model has to know that by heart.</source>
        <translation>Drei Zahlen stehen für das Wort, und keine davon sagt, welche Buchstaben darin sind. Das Modell muss es auswendig wissen.</translation>
    </message>
    <message>
        <source>The same sentence in Japanese</source>
        <translation>Derselbe Satz auf Japanisch</translation>
    </message>
    <message>
        <source>&quot;The cat drinks milk.&quot; is 5 tokens for GPT-2. Its vocabulary was made from English pages.</source>
        <translation>„The cat drinks milk.“ sind 5 Tokens für GPT-2. Sein Vokabular entstand aus englischen Seiten.</translation>
    </message>
    <message>
        <source>How many tokens for the Japanese sentence, 8 characters long?</source>
        <translation>Wie viele Tokens für den japanischen Satz mit 8 Zeichen?</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>8</source>
        <translation>8</translation>
    </message>
    <message>
        <source>14</source>
        <translation>14</translation>
    </message>
    <message>
        <source>Most characters fall into single bytes. The same content costs nearly three times as much time, memory and money, and leaves less room in the context.</source>
        <translation>Die meisten Zeichen zerfallen in einzelne Bytes. Derselbe Inhalt kostet fast dreimal so viel Zeit, Speicher und Geld und lässt weniger Platz im Kontext.</translation>
    </message>
    <message>
        <source>Now you: make it expensive</source>
        <translation>Jetzt Sie: machen Sie es teuer</translation>
    </message>
    <message>
        <source>Type any text below. English prose reaches about 4.5 bytes a token.</source>
        <translation>Geben Sie unten irgendeinen Text ein. Englische Prosa erreicht etwa 4,5 Bytes je Token.</translation>
    </message>
    <message>
        <source>Find a text with fewer than 2 bytes per token for GPT-2. Try numbers, code, another script.</source>
        <translation>Finden Sie einen Text mit weniger als 2 Bytes je Token für GPT-2. Versuchen Sie Zahlen, Code, eine andere Schrift.</translation>
    </message>
    <message>
        <source>That is what a rare script, a table of numbers or a page of symbols costs.</source>
        <translation>So viel kostet eine seltene Schrift, eine Zahlentabelle oder eine Seite voller Zeichen.</translation>
    </message>
    <message>
        <source>Temperature and the next token</source>
        <translation>Temperatur und das nächste Token</translation>
    </message>
    <message>
        <source>Four steps: a distribution, the likeliest word, and what temperature does to it</source>
        <translation>Vier Schritte: eine Verteilung, das wahrscheinlichste Wort, und was die Temperatur damit macht</translation>
    </message>
    <message>
        <source>A model gives a distribution</source>
        <translation>Ein Modell gibt eine Verteilung</translation>
    </message>
    <message>
        <source>For every place in a text the model gives each of its 49,152 tokens a probability of coming next. Bright tokens surprised it: they were unlikely. Click a token to see what it expected there, and in which layer that came about.</source>
        <translation>Für jede Stelle in einem Text gibt das Modell jedem seiner 49.152 Tokens eine Wahrscheinlichkeit, als Nächstes zu kommen. Helle Tokens haben es überrascht: Sie waren unwahrscheinlich. Klicken Sie ein Token an, um zu sehen, was es dort erwartet hat und in welcher Schicht das entstand.</translation>
    </message>
    <message>
        <source>Always the likeliest</source>
        <translation>Immer das wahrscheinlichste</translation>
    </message>
    <message>
        <source>To write, one token must be chosen. Greedy decoding takes the likeliest every time.</source>
        <translation>Zum Schreiben muss ein Token gewählt werden. Gierige Dekodierung nimmt jedes Mal das wahrscheinlichste.</translation>
    </message>
    <message>
        <source>Draw, but flatter</source>
        <translation>Ziehen, aber flacher</translation>
    </message>
    <message>
        <source>Now tokens are drawn by their probability. The scores are divided by the temperature before: above 1 the distribution gets flatter, below 1 sharper.</source>
        <translation>Jetzt werden Tokens nach ihrer Wahrscheinlichkeit gezogen. Vorher werden die Werte durch die Temperatur geteilt: Über 1 wird die Verteilung flacher, unter 1 schärfer.</translation>
    </message>
    <message>
        <source>At temperature 1.5 the text will be …</source>
        <translation>Bei Temperatur 1,5 wird der Text …</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>derselbe sein</translation>
    </message>
    <message>
        <source>a little more lively</source>
        <translation>etwas lebhafter sein</translation>
    </message>
    <message>
        <source>hardly a text at all</source>
        <translation>kaum noch ein Text sein</translation>
    </message>
    <message>
        <source>There are so many unlikely tokens that together they win most draws. The perplexity of what was written rises from about 3 to over 1,000.</source>
        <translation>Es gibt so viele unwahrscheinliche Tokens, dass sie zusammen die meisten Ziehungen gewinnen. Die Perplexität des Geschriebenen steigt von etwa 3 auf über 1.000.</translation>
    </message>
    <message>
        <source>Now you: lively but sound</source>
        <translation>Jetzt Sie: lebhaft, aber vernünftig</translation>
    </message>
    <message>
        <source>The step below shows what each filter takes away: temperature, top-k, top-p. Set top-p to 0.9 and see how the tail is cut before the draw.</source>
        <translation>Der Schritt unten zeigt, was jeder Filter wegnimmt: temperature, top-k, top-p. Setzen Sie top-p auf 0.9 und sehen Sie, wie der Schwanz vor der Ziehung abgeschnitten wird.</translation>
    </message>
    <message>
        <source>Bring the perplexity of the text below 10 without going back to greedy.</source>
        <translation>Bringen Sie die Perplexität des Textes unter 10, ohne zu gierig zurückzukehren.</translation>
    </message>
    <message>
        <source>That is the trade of every sampler: variety against sense.</source>
        <translation>Das ist der Handel jedes Samplers: Vielfalt gegen Sinn.</translation>
    </message>
    <message>
        <source>Read on past the context that the model was trained for</source>
        <translation>Über den Kontext hinaus lesen, für den das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Weight of what a text loses for parts of the prompt that it pays little attention to: the sum of ln of the attention each prompt token got, at most 1</source>
        <translation>Gewicht dessen, was ein Text für wenig beachtete Teile der Eingabe verliert: die Summe der ln der Aufmerksamkeit, die jedes Token der Eingabe bekam, höchstens 1</translation>
    </message>
    <message>
        <source>Layer whose attention counts, the mean over its heads; -1: the last</source>
        <translation>Schicht, deren Aufmerksamkeit zählt, im Mittel ihrer Köpfe; -1: die letzte</translation>
    </message>
    <message>
        <source>Completions at or above this quantile of their confidence are training samples (.jsonl)</source>
        <translation>Vervollständigungen ab diesem Quantil ihrer Konfidenz sind Trainingsbeispiele (.jsonl)</translation>
    </message>
    <message>
        <source>It learns while it reads</source>
        <translation>Es lernt beim Lesen</translation>
    </message>
    <message>
        <source>Four steps: what stood there once is expected the second time, and a few heads do it</source>
        <translation>Vier Schritte: Was einmal da stand, wird beim zweiten Mal erwartet, und wenige Köpfe tun das</translation>
    </message>
    <message>
        <source>A sentence nobody wrote before</source>
        <translation>Ein Satz, den noch niemand geschrieben hat</translation>
    </message>
    <message>
        <source>Bright tokens surprised the model. The perplexity is the mean surprise as a number of choices: about 2,000 here, as if at every token it had to guess among so many equally likely ones.</source>
        <translation>Helle Tokens haben das Modell überrascht. Die Perplexität ist die mittlere Überraschung als Zahl von Möglichkeiten: hier etwa 2.000, als müsste es an jedem Token unter so vielen gleich wahrscheinlichen raten.</translation>
    </message>
    <message>
        <source>The same sentence again</source>
        <translation>Derselbe Satz noch einmal</translation>
    </message>
    <message>
        <source>Now the text has this sentence twice in a row. The model is not trained in between: not one weight changes.</source>
        <translation>Jetzt steht dieser Satz zweimal hintereinander im Text. Dazwischen wird das Modell nicht trainiert: Kein einziges Gewicht ändert sich.</translation>
    </message>
    <message>
        <source>The perplexity of the whole text falls from about 2,000 to …</source>
        <translation>Die Perplexität des ganzen Textes fällt von etwa 2.000 auf …</translation>
    </message>
    <message>
        <source>about 2,000: nothing was learned</source>
        <translation>etwa 2.000: nichts wurde gelernt</translation>
    </message>
    <message>
        <source>about 1,000: half of the text is known</source>
        <translation>etwa 1.000: der halbe Text ist bekannt</translation>
    </message>
    <message>
        <source>less than 200</source>
        <translation>weniger als 200</translation>
    </message>
    <message>
        <source>The second copy hardly surprises it, after its first words. Surprise is averaged before it becomes a number of choices, so halving it does far more than halve the perplexity.</source>
        <translation>Nach ihren ersten Wörtern überrascht die zweite Kopie kaum noch. Die Überraschung wird gemittelt, bevor sie eine Zahl von Möglichkeiten wird; wird sie halbiert, fällt die Perplexität auf viel weniger als die Hälfte.</translation>
    </message>
    <message>
        <source>Who does it?</source>
        <translation>Wer macht das?</translation>
    </message>
    <message>
        <source>Here the model reads 32 random tokens and the same 32 again: no grammar and no sense to go by. On the left each of the 270 heads is marked with what it does.</source>
        <translation>Hier liest das Modell 32 zufällige Tokens und dieselben 32 noch einmal: Weder Grammatik noch Sinn hilft. Links ist bei jedem der 270 Köpfe vermerkt, was er tut.</translation>
    </message>
    <message>
        <source>How many heads look at what followed last time?</source>
        <translation>Wie viele Köpfe schauen auf das, was beim letzten Mal folgte?</translation>
    </message>
    <message>
        <source>None: random tokens cannot be foreseen</source>
        <translation>Keiner: Zufällige Tokens kann man nicht vorhersehen</translation>
    </message>
    <message>
        <source>About one in twenty</source>
        <translation>Etwa jeder zwanzigste</translation>
    </message>
    <message>
        <source>More than half</source>
        <translation>Mehr als die Hälfte</translation>
    </message>
    <message>
        <source>Now you: teach it by repeating</source>
        <translation>Jetzt Sie: lehren durch Wiederholen</translation>
    </message>
    <message>
        <source>Nothing but the sentence itself is needed.</source>
        <translation>Mehr als den Satz selbst braucht es nicht.</translation>
    </message>
    <message>
        <source>Bring the perplexity of the text below 60.</source>
        <translation>Bringen Sie die Perplexität des Textes unter 60.</translation>
    </message>
    <message>
        <source>That is learning in context: what is in the prompt acts like training, for as long as it stands there.</source>
        <translation>Das ist Lernen im Kontext: Was im Prompt steht, wirkt wie Training, solange es dort steht.</translation>
    </message>
    <message>
        <source>Where attention rests</source>
        <translation>Wo Aufmerksamkeit ruht</translation>
    </message>
    <message>
        <source>Four steps: the first token gets what nobody needs, whatever it says</source>
        <translation>Vier Schritte: Das erste Token bekommt, was niemand braucht, was immer es sagt</translation>
    </message>
    <message>
        <source>A bright column</source>
        <translation>Eine helle Spalte</translation>
    </message>
    <message>
        <source>A row of the map adds up to 1, so each head must look somewhere, even where nothing helps it. This one puts nearly all into the first column. More than half of the 270 heads have the first token as their main place.</source>
        <translation>Eine Zeile der Karte ergibt zusammen 1, also muss jeder Kopf irgendwohin schauen, auch wo ihm nichts hilft. Dieser gibt fast alles in die erste Spalte. Mehr als die Hälfte der 270 Köpfe ist vor allem beim ersten Token.</translation>
    </message>
    <message>
        <source>Is it the word &quot;The&quot;?</source>
        <translation>Liegt es am Wort „The“?</translation>
    </message>
    <message>
        <source>The first word is now Banana, which the tokenizer cuts into two pieces.</source>
        <translation>Das erste Wort ist jetzt Banana; der Tokenizer schneidet es in zwei Stücke.</translation>
    </message>
    <message>
        <source>Where does this head rest now?</source>
        <translation>Wo ruht dieser Kopf jetzt?</translation>
    </message>
    <message>
        <source>On &quot;students&quot;, the first plain word</source>
        <translation>Auf „students“, dem ersten gewöhnlichen Wort</translation>
    </message>
    <message>
        <source>On the first piece of Banana</source>
        <translation>Auf dem ersten Stück von Banana</translation>
    </message>
    <message>
        <source>Nowhere: it spreads evenly</source>
        <translation>Nirgends: Er verteilt sich gleichmäßig</translation>
    </message>
    <message>
        <source>It is the place and not the word. The first token can see nobody but itself, and the model has learned to make a resting place of it: an attention sink.</source>
        <translation>Es ist der Ort und nicht das Wort. Das erste Token kann niemanden sehen als sich selbst, und das Modell hat gelernt, daraus einen Ruheplatz zu machen: eine Aufmerksamkeitssenke.</translation>
    </message>
    <message>
        <source>Four that cannot be told apart</source>
        <translation>Vier, die nicht zu unterscheiden sind</translation>
    </message>
    <message>
        <source>The text now begins with 7777, and this tokenizer makes each digit a token: four equal ones. Each of them sees nothing but sevens.</source>
        <translation>Der Text beginnt jetzt mit 7777, und dieser Tokenizer macht aus jeder Ziffer ein Token: vier gleiche. Jedes davon sieht nichts als Siebenen.</translation>
    </message>
    <message>
        <source>Which of them becomes the resting place?</source>
        <translation>Welche davon wird zum Ruheplatz?</translation>
    </message>
    <message>
        <source>The first 7</source>
        <translation>Die erste 7</translation>
    </message>
    <message>
        <source>The last 7</source>
        <translation>Die letzte 7</translation>
    </message>
    <message>
        <source>All four share it</source>
        <translation>Alle vier teilen ihn sich</translation>
    </message>
    <message>
        <source>A mean of equal values is that value, so all four compute the same thing, and each of them seems to be the first. That is also why a cache of old keys must keep the first tokens: without them the heads have nowhere to rest.</source>
        <translation>Ein Mittel aus gleichen Werten ist dieser Wert; also berechnen alle vier dasselbe, und jede scheint die erste zu sein. Auch deshalb muss ein Cache alter Schlüssel die ersten Tokens behalten: Ohne sie haben die Köpfe keinen Ort zum Ruhen.</translation>
    </message>
    <message>
        <source>Now you: a head that does not rest</source>
        <translation>Jetzt Sie: ein Kopf, der nicht ruht</translation>
    </message>
    <message>
        <source>Click heads on the left and watch the sink mass: the share of attention that the first four tokens get.</source>
        <translation>Klicken Sie links auf Köpfe und achten Sie auf sink mass: den Anteil der Aufmerksamkeit, den die ersten vier Tokens bekommen.</translation>
    </message>
    <message>
        <source>Find a head whose sink mass is below 0.2.</source>
        <translation>Finden Sie einen Kopf, dessen sink mass unter 0.2 liegt.</translation>
    </message>
    <message>
        <source>Which word surprises a model?</source>
        <translation>Was ein Modell überrascht</translation>
    </message>
    <message>
        <source>Four steps: surprise, token by token, and one number for a whole text</source>
        <translation>Vier Schritte: Überraschung, Token für Token, und eine Zahl für einen ganzen Text</translation>
    </message>
    <message>
        <source>A true sentence</source>
        <translation>Ein wahrer Satz</translation>
    </message>
    <message>
        <source>The surprise at a token is minus the logarithm of the probability that it was given: 0 where it was certain. The perplexity makes one number of all of them. Point at the tokens: the last ones hardly surprise.</source>
        <translation>Die Überraschung an einem Token ist minus der Logarithmus der Wahrscheinlichkeit, die ihm gegeben wurde: 0, wo es sicher war. Die Perplexität macht aus allen eine Zahl. Zeigen Sie auf die Tokens: Die letzten überraschen kaum.</translation>
    </message>
    <message>
        <source>One word changed</source>
        <translation>Ein Wort geändert</translation>
    </message>
    <message>
        <source>Now the sentence ends in banana. All words but one are the same.</source>
        <translation>Jetzt endet der Satz mit banana. Alle Wörter außer einem sind gleich.</translation>
    </message>
    <message>
        <source>The perplexity was about 13. Now it is …</source>
        <translation>Die Perplexität war etwa 13. Jetzt ist sie …</translation>
    </message>
    <message>
        <source>about 15: one word of six</source>
        <translation>etwa 15: ein Wort von sechs</translation>
    </message>
    <message>
        <source>about twice as high</source>
        <translation>etwa doppelt so hoch</translation>
    </message>
    <message>
        <source>more than ten times as high</source>
        <translation>mehr als zehnmal so hoch</translation>
    </message>
    <message>
        <source>One token that was given a probability of almost nothing outweighs all the others. That is how a text that does not fit is found.</source>
        <translation>Ein Token, dem fast keine Wahrscheinlichkeit gegeben wurde, überwiegt alle anderen. So findet man einen Text, der nicht passt.</translation>
    </message>
    <message>
        <source>The same words, shuffled</source>
        <translation>Dieselben Wörter, umgestellt</translation>
    </message>
    <message>
        <source>In order, &quot;The students opened their books and started to read.&quot; has a perplexity of about 100. Now its words come in reverse order.</source>
        <translation>In ihrer Ordnung hat „The students opened their books and started to read.“ eine Perplexität von etwa 100. Jetzt kommen die Wörter in umgekehrter Reihenfolge.</translation>
    </message>
    <message>
        <source>The same words in reverse order …</source>
        <translation>Dieselben Wörter in umgekehrter Reihenfolge …</translation>
    </message>
    <message>
        <source>surprise as much: they are the same words</source>
        <translation>überraschen ebenso: Es sind dieselben Wörter</translation>
    </message>
    <message>
        <source>surprise twice as much</source>
        <translation>überraschen doppelt so sehr</translation>
    </message>
    <message>
        <source>surprise more than fifty times as much</source>
        <translation>überraschen mehr als fünfzigmal so sehr</translation>
    </message>
    <message>
        <source>A model does not count words, it expects them in their place. Nothing but the order has changed.</source>
        <translation>Ein Modell zählt keine Wörter, es erwartet sie an ihrem Platz. Nichts als die Reihenfolge hat sich geändert.</translation>
    </message>
    <message>
        <source>Now you: no surprise at all</source>
        <translation>Jetzt Sie: gar keine Überraschung</translation>
    </message>
    <message>
        <source>Write a text of at least ten tokens that the model can foresee.</source>
        <translation>Schreiben Sie einen Text aus mindestens zehn Tokens, den das Modell vorhersehen kann.</translation>
    </message>
    <message>
        <source>Bring the perplexity below 5. Try counting, the days of the week, a refrain.</source>
        <translation>Bringen Sie die Perplexität unter 5. Versuchen Sie Zählen, die Wochentage, einen Refrain.</translation>
    </message>
    <message>
        <source>Below 5 means: at each token as sure as if it had to choose among five. What can be foreseen can also be compressed.</source>
        <translation>Unter 5 heißt: an jedem Token so sicher, als wäre unter fünf zu wählen. Was sich vorhersehen lässt, lässt sich auch komprimieren.</translation>
    </message>
    <message>
        <source>Cutting the tail</source>
        <translation>Den Schwanz abschneiden</translation>
    </message>
    <message>
        <source>Five steps: top-k, top-p and min-p, and which of them stands up to a high temperature</source>
        <translation>Fünf Schritte: top-k, top-p und min-p, und was davon einer hohen Temperatur standhält</translation>
    </message>
    <message>
        <source>The tail wins</source>
        <translation>Der Schwanz gewinnt</translation>
    </message>
    <message>
        <source>At temperature 2 each of the 49,152 tokens gets a little chance, and together the unlikely ones win most draws. Below, the candidates of a step; click another step in the text.</source>
        <translation>Bei Temperatur 2 bekommt jedes der 49.152 Tokens eine kleine Chance, und zusammen gewinnen die unwahrscheinlichen die meisten Ziehungen. Unten die Kandidaten eines Schritts; klicken Sie im Text auf einen anderen Schritt.</translation>
    </message>
    <message>
        <source>Keep the best one</source>
        <translation>Nur das beste behalten</translation>
    </message>
    <message>
        <source>Top-k keeps the k likeliest tokens and draws among them. Now k is 1, and the temperature stays.</source>
        <translation>Top-k behält die k wahrscheinlichsten Tokens und zieht unter ihnen. Jetzt ist k gleich 1, und die Temperatur bleibt.</translation>
    </message>
    <message>
        <source>The text will be …</source>
        <translation>Der Text wird …</translation>
    </message>
    <message>
        <source>as wild as before: it is still drawn</source>
        <translation>so wild wie vorher: Es wird ja noch gezogen</translation>
    </message>
    <message>
        <source>exactly what greedy decoding writes</source>
        <translation>genau das, was gierige Dekodierung schreibt</translation>
    </message>
    <message>
        <source>one token long</source>
        <translation>ein Token lang</translation>
    </message>
    <message>
        <source>A draw from one candidate is no draw. Temperature makes scores flatter and never changes their order.</source>
        <translation>Eine Ziehung aus einem Kandidaten ist keine. Temperatur macht die Werte flacher und ändert nie ihre Reihenfolge.</translation>
    </message>
    <message>
        <source>Keep 90 %</source>
        <translation>90 % behalten</translation>
    </message>
    <message>
        <source>Top-p keeps the likeliest tokens that together reach a probability: here 0.9. The temperature is applied first.</source>
        <translation>Top-p behält die wahrscheinlichsten Tokens, die zusammen eine Wahrscheinlichkeit erreichen: hier 0.9. Die Temperatur wirkt vorher.</translation>
    </message>
    <message>
        <source>At temperature 2, top-p 0.9 …</source>
        <translation>Top-p 0.9 bei Temperatur 2 …</translation>
    </message>
    <message>
        <source>makes the text sound again</source>
        <translation>macht den Text wieder vernünftig</translation>
    </message>
    <message>
        <source>leaves it wild</source>
        <translation>lässt ihn wild</translation>
    </message>
    <message>
        <source>The flat distribution needs more than ten thousand tokens to reach 90 %. The caption of the candidates says how many stay.</source>
        <translation>Die flache Verteilung braucht mehr als zehntausend Tokens, um 90 % zu erreichen. Die Überschrift der Kandidaten sagt, wie viele bleiben.</translation>
    </message>
    <message>
        <source>Keep what comes near the best</source>
        <translation>Behalten, was dem besten nahekommt</translation>
    </message>
    <message>
        <source>Min-p keeps the tokens that are at least a share as probable as the likeliest: here a tenth.</source>
        <translation>Min-p behält die Tokens, die mindestens einen Anteil der höchsten Wahrscheinlichkeit haben: hier ein Zehntel.</translation>
    </message>
    <message>
        <source>At the same temperature, min-p 0.1 …</source>
        <translation>Min-p 0.1 bei derselben Temperatur …</translation>
    </message>
    <message>
        <source>Where the model is sure, few tokens come near the best one; where it is not, many do. The cut moves with the model and not with the temperature alone.</source>
        <translation>Wo das Modell sicher ist, kommen dem besten wenige Tokens nahe; wo nicht, viele. Der Schnitt folgt dem Modell und nicht der Temperatur allein.</translation>
    </message>
    <message>
        <source>Now you: lively, and still a text</source>
        <translation>Jetzt Sie: lebhaft, und doch ein Text</translation>
    </message>
    <message>
        <source>Top-k, top-p and min-p are in the form. The temperature is 2.</source>
        <translation>Top-k, top-p und min-p stehen im Formular. Die Temperatur ist 2.</translation>
    </message>
    <message>
        <source>Bring the perplexity between 3 and 20: neither greedy nor wild.</source>
        <translation>Bringen Sie die Perplexität zwischen 3 und 20: weder gierig noch wild.</translation>
    </message>
    <message>
        <source>Caught in a loop</source>
        <translation>In der Schleife gefangen</translation>
    </message>
    <message>
        <source>Four steps: why greedy text repeats itself, and what the cure breaks</source>
        <translation>Vier Schritte: warum gieriger Text sich wiederholt, und was die Abhilfe zerbricht</translation>
    </message>
    <message>
        <source>The likeliest, again and again</source>
        <translation>Das Wahrscheinlichste, wieder und wieder</translation>
    </message>
    <message>
        <source>A penalty for what was said</source>
        <translation>Ein Abzug für Gesagtes</translation>
    </message>
    <message>
        <source>Now the scores of all tokens that stand in the text are divided by 1.3 before the likeliest is taken.</source>
        <translation>Jetzt werden die Werte aller Tokens, die im Text stehen, durch 1.3 geteilt, bevor das wahrscheinlichste genommen wird.</translation>
    </message>
    <message>
        <source>The model now writes …</source>
        <translation>Das Modell schreibt jetzt …</translation>
    </message>
    <message>
        <source>the same sentence in other words, for ever</source>
        <translation>denselben Satz in anderen Worten, für immer</translation>
    </message>
    <message>
        <source>something that it finds much less likely</source>
        <translation>etwas, das es viel unwahrscheinlicher findet</translation>
    </message>
    <message>
        <source>The loop is broken. The perplexity, measured on the scores before the penalty, rises: the model is made to say what it would not have said.</source>
        <translation>Die Schleife ist gebrochen. Die Perplexität, gemessen an den Werten vor dem Abzug, steigt: Das Modell muss sagen, was es nicht gesagt hätte.</translation>
    </message>
    <message>
        <source>Where repeating is right</source>
        <translation>Wo Wiederholen richtig ist</translation>
    </message>
    <message>
        <source>The same penalty, on &quot;1, 2, 3, 4,&quot;. Without it the model counts on without a mistake.</source>
        <translation>Derselbe Abzug, auf „1, 2, 3, 4,“. Ohne ihn zählt das Modell fehlerlos weiter.</translation>
    </message>
    <message>
        <source>With the penalty the model …</source>
        <translation>Mit dem Abzug …</translation>
    </message>
    <message>
        <source>counts on: numbers are new each time</source>
        <translation>zählt das Modell weiter: Zahlen sind jedes Mal neu</translation>
    </message>
    <message>
        <source>stops counting</source>
        <translation>hört das Modell auf zu zählen</translation>
    </message>
    <message>
        <source>Commas, spaces and digits stand in the text already, so they are punished too. A penalty cannot tell a loop from a list.</source>
        <translation>Kommas, Leerzeichen und Ziffern stehen schon im Text, also trifft der Abzug auch sie. Er kann eine Schleife nicht von einer Liste unterscheiden.</translation>
    </message>
    <message>
        <source>Now you: break it gently</source>
        <translation>Jetzt Sie: behutsam herauskommen</translation>
    </message>
    <message>
        <source>The first text again. There are other ways: presence and frequency penalties, no-repeat-ngram, contrastive search, sampling.</source>
        <translation>Wieder der erste Text. Es gibt andere Wege: presence-penalty und frequency-penalty, no-repeat-ngram, contrastive, sample.</translation>
    </message>
    <message>
        <source>Bring the perplexity between 2.2 and 6.</source>
        <translation>Bringen Sie die Perplexität zwischen 2.2 und 6.</translation>
    </message>
    <message>
        <source>Out of the loop and still likely. Forbidding whole phrases takes less away than punishing every word.</source>
        <translation>Aus der Schleife heraus und noch wahrscheinlich. Ganze Wendungen zu verbieten nimmt weniger weg, als jedes Wort zu bestrafen.</translation>
    </message>
    <message>
        <source>What greedy misses</source>
        <translation>Was gierig übersieht</translation>
    </message>
    <message>
        <source>Four steps: a likelier text behind a less likely word, and why more beams may find less</source>
        <translation>Vier Schritte: ein wahrscheinlicherer Text hinter einem unwahrscheinlicheren Wort, und warum mehr Beams weniger finden können</translation>
    </message>
    <message>
        <source>One path</source>
        <translation>Ein Weg</translation>
    </message>
    <message>
        <source>Greedy decoding takes the likeliest token at each step. The log-probability of the whole text is the sum over its tokens: nearer to 0 is likelier.</source>
        <translation>Gierige Dekodierung nimmt in jedem Schritt das wahrscheinlichste Token. Die Log-Wahrscheinlichkeit des ganzen Textes ist die Summe über seine Tokens: Näher an 0 ist wahrscheinlicher.</translation>
    </message>
    <message>
        <source>Two paths</source>
        <translation>Zwei Wege</translation>
    </message>
    <message>
        <source>Beam search keeps the two best texts so far at each step, and goes on with both.</source>
        <translation>Beam-Suche behält in jedem Schritt die zwei bisher besten Texte und setzt beide fort.</translation>
    </message>
    <message>
        <source>Can it find a text that is likelier than greedy&apos;s?</source>
        <translation>Kann sie einen wahrscheinlicheren Text finden als gierig?</translation>
    </message>
    <message>
        <source>No: greedy took the likeliest word each time</source>
        <translation>Nein: Gierig nahm jedes Mal das wahrscheinlichste Wort</translation>
    </message>
    <message>
        <source>Yes, a little likelier</source>
        <translation>Ja, einen etwas wahrscheinlicheren</translation>
    </message>
    <message>
        <source>Yes, more than ten times as likely</source>
        <translation>Ja, einen mehr als zehnmal so wahrscheinlichen</translation>
    </message>
    <message>
        <source>A word that is second best now may lead to words that are nearly certain. The texts differ by about 3 in the logarithm, which is a factor of about 20.</source>
        <translation>Ein Wort, das jetzt das zweitbeste ist, kann zu Wörtern führen, die fast sicher sind. Die Texte unterscheiden sich im Logarithmus um etwa 3, also um einen Faktor von etwa 20.</translation>
    </message>
    <message>
        <source>Are two always better?</source>
        <translation>Sind zwei immer besser?</translation>
    </message>
    <message>
        <source>Another beginning: &quot;When I was a child,&quot;. Greedy finds a text of about -9.1.</source>
        <translation>Ein anderer Anfang: „When I was a child,“. Gierig findet einen Text von etwa -9.1.</translation>
    </message>
    <message>
        <source>Two beams find a text that is …</source>
        <translation>Zwei Beams finden einen Text, der … ist</translation>
    </message>
    <message>
        <source>likelier</source>
        <translation>wahrscheinlicher</translation>
    </message>
    <message>
        <source>less likely</source>
        <translation>unwahrscheinlicher</translation>
    </message>
    <message>
        <source>Both places went to texts that looked better half-way, and greedy&apos;s path was dropped. Beam search promises nothing: it only looks at more.</source>
        <translation>Beide Plätze gingen an Texte, die auf halbem Weg besser aussahen, und der gierige Weg fiel heraus. Beam-Suche verspricht nichts: Sie schaut nur auf mehr.</translation>
    </message>
    <message>
        <source>Now you: more beams</source>
        <translation>Jetzt Sie: mehr Beams</translation>
    </message>
    <message>
        <source>The tree shows what was kept and what was dropped.</source>
        <translation>Der Baum zeigt, was behalten wurde und was nicht.</translation>
    </message>
    <message>
        <source>Find a text with a log-probability above -8.</source>
        <translation>Finden Sie einen Text mit einer Log-Wahrscheinlichkeit über -8.</translation>
    </message>
    <message>
        <source>Four times the work, and a text that is far likelier. Whether it is better to read is another question.</source>
        <translation>Viermal so viel Arbeit, und ein weit wahrscheinlicherer Text. Ob er besser zu lesen ist, ist eine andere Frage.</translation>
    </message>
    <message>
        <source>Four beams, one idea</source>
        <translation>Vier Beams, ein Gedanke</translation>
    </message>
    <message>
        <source>Four steps: beams are alike, and a tax on agreement makes them differ</source>
        <translation>Vier Schritte: Beams gleichen sich, und ein Abzug für Einigkeit treibt sie auseinander</translation>
    </message>
    <message>
        <source>The best four</source>
        <translation>Die besten vier</translation>
    </message>
    <message>
        <source>Beam search hands out its four best texts. The mean pairwise difference says how much of one would have to change to get another, from 0 to 1.</source>
        <translation>Beam-Suche gibt ihre vier besten Texte aus. Mean pairwise difference sagt, wie viel von einem zu ändern wäre, um einen anderen zu erhalten, von 0 bis 1.</translation>
    </message>
    <message>
        <source>Four groups that do not talk</source>
        <translation>Vier Gruppen, die nicht miteinander reden</translation>
    </message>
    <message>
        <source>Now each beam is a group of its own and searches alone.</source>
        <translation>Jetzt ist jeder Beam eine eigene Gruppe und sucht allein.</translation>
    </message>
    <message>
        <source>The four texts will be …</source>
        <translation>Die vier Texte sind dann …</translation>
    </message>
    <message>
        <source>more different</source>
        <translation>verschiedener</translation>
    </message>
    <message>
        <source>the same text four times</source>
        <translation>viermal derselbe Text</translation>
    </message>
    <message>
        <source>four times better</source>
        <translation>viermal so gut</translation>
    </message>
    <message>
        <source>Without anything that drives them apart, four equal searches find the same thing.</source>
        <translation>Ohne etwas, das sie auseinandertreibt, finden vier gleiche Suchen dasselbe.</translation>
    </message>
    <message>
        <source>A tax on agreement</source>
        <translation>Ein Abzug für Einigkeit</translation>
    </message>
    <message>
        <source>The groups take turns. A token that an earlier group has chosen at this place now loses 1 nat for each of them.</source>
        <translation>Die Gruppen wechseln sich ab. Ein Token, das eine frühere Gruppe an dieser Stelle gewählt hat, verliert jetzt für jede davon 1 nat.</translation>
    </message>
    <message>
        <source>How much of one text must now change to get another?</source>
        <translation>Wie viel von einem Text ist jetzt zu ändern, um einen anderen zu erhalten?</translation>
    </message>
    <message>
        <source>About a tenth</source>
        <translation>Etwa ein Zehntel</translation>
    </message>
    <message>
        <source>Most of it</source>
        <translation>Das meiste</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>The second group avoids the first word of the first, and from another first word another text follows. This is diverse beam search.</source>
        <translation>Die zweite Gruppe meidet das erste Wort der ersten, und aus einem anderen ersten Wort folgt ein anderer Text. Das ist diverse Beam-Suche.</translation>
    </message>
    <message>
        <source>Now you: how much tax?</source>
        <translation>Jetzt Sie: wie viel Abzug?</translation>
    </message>
    <message>
        <source>The tax starts at 0.1. Watch the mean log-probability as well: likely texts are given up for different ones.</source>
        <translation>Der Abzug beginnt bei 0.1. Achten Sie auch auf mean log-probability: Wahrscheinliche Texte werden für andere aufgegeben.</translation>
    </message>
    <message>
        <source>Bring distinct-2 above 0.6: the different pairs of words, as a share of all.</source>
        <translation>Bringen Sie distinct-2 über 0.6: die verschiedenen Wortpaare als Anteil an allen.</translation>
    </message>
    <message>
        <source>That is the trade: the more they differ, the less likely they are.</source>
        <translation>Das ist der Handel: Je verschiedener, desto unwahrscheinlicher.</translation>
    </message>
    <message>
        <source>A tree with a budget</source>
        <translation>Ein Baum mit Budget</translation>
    </message>
    <message>
        <source>Four steps: where to look next, when looking costs, and when it is proved that no text is likelier</source>
        <translation>Vier Schritte: wo man als Nächstes schaut, wenn Schauen kostet, und wann bewiesen ist, dass kein Text wahrscheinlicher ist</translation>
    </message>
    <message>
        <source>Four looks</source>
        <translation>Vier Blicke</translation>
    </message>
    <message>
        <source>The tree grows where the model is most confident, and each expansion is one look of the model. With four, there is hardly more than one path.</source>
        <translation>Der Baum wächst, wo das Modell am sichersten ist, und jede Erweiterung ist ein Blick des Modells. Mit vieren gibt es kaum mehr als einen Weg.</translation>
    </message>
    <message>
        <source>Sixteen looks</source>
        <translation>Sechzehn Blicke</translation>
    </message>
    <message>
        <source>The same tree, with a budget of 16.</source>
        <translation>Derselbe Baum, mit einem Budget von 16.</translation>
    </message>
    <message>
        <source>The best text found will be …</source>
        <translation>Der beste gefundene Text ist …</translation>
    </message>
    <message>
        <source>the same: the first path was the best</source>
        <translation>derselbe: Der erste Weg war der beste</translation>
    </message>
    <message>
        <source>at least ten times as likely</source>
        <translation>mindestens zehnmal so wahrscheinlich</translation>
    </message>
    <message>
        <source>Can it be proved?</source>
        <translation>Lässt es sich beweisen?</translation>
    </message>
    <message>
        <source>There are 49,152 tokens, so more than 10^28 texts of six. Mode E keeps a queue of all beginnings and always takes the likeliest one.</source>
        <translation>Es gibt 49.152 Tokens, also mehr als 10^28 Texte aus sechs. Modus E hält eine Schlange aller Anfänge und nimmt immer den wahrscheinlichsten.</translation>
    </message>
    <message>
        <source>How many looks prove that no text of up to six tokens is likelier?</source>
        <translation>Wie viele Blicke beweisen, dass kein Text aus bis zu sechs Tokens wahrscheinlicher ist?</translation>
    </message>
    <message>
        <source>Billions</source>
        <translation>Milliarden</translation>
    </message>
    <message>
        <source>About a million</source>
        <translation>Etwa eine Million</translation>
    </message>
    <message>
        <source>Fewer than twenty</source>
        <translation>Weniger als zwanzig</translation>
    </message>
    <message>
        <source>A text can only get less likely as it grows. Once a whole text comes first in the queue, every other beginning is already less likely, and so is all that could follow it.</source>
        <translation>Ein Text kann beim Wachsen nur unwahrscheinlicher werden. Steht ein ganzer Text vorn in der Schlange, ist jeder andere Anfang schon unwahrscheinlicher, und damit alles, was ihm folgen könnte.</translation>
    </message>
    <message>
        <source>Now you: several answers</source>
        <translation>Jetzt Sie: mehrere Antworten</translation>
    </message>
    <message>
        <source>One look opens several branches, and a budget can also be spent on more answers.</source>
        <translation>Ein Blick öffnet mehrere Zweige, und ein Budget kann auch in mehr Antworten gehen.</translation>
    </message>
    <message>
        <source>Find at least 10 completions.</source>
        <translation>Finden Sie mindestens 10 completions.</translation>
    </message>
    <message>
        <source>More budget, more answers. Which of them is right has to be judged by something other than likelihood.</source>
        <translation>Mehr Budget, mehr Antworten. Welche richtig ist, muss etwas anderes als Wahrscheinlichkeit entscheiden.</translation>
    </message>
    <message>
        <source>The same text in fewer passes</source>
        <translation>Derselbe Text in weniger Durchläufen</translation>
    </message>
    <message>
        <source>Four steps: guess several tokens, verify them at once, and lose nothing</source>
        <translation>Vier Schritte: mehrere Tokens raten, sie auf einmal prüfen, und nichts verlieren</translation>
    </message>
    <message>
        <source>One pass a token</source>
        <translation>Ein Durchlauf je Token</translation>
    </message>
    <message>
        <source>To write a token, all weights of the model are read once. Here is a loop in C, written greedily: 24 tokens, 24 passes. Hardly a token surprises.</source>
        <translation>Um ein Token zu schreiben, werden alle Gewichte des Modells einmal gelesen. Hier eine Schleife in C, gierig geschrieben: 24 Tokens, 24 Durchläufe. Kaum ein Token überrascht.</translation>
    </message>
    <message>
        <source>Guess, then verify</source>
        <translation>Raten, dann prüfen</translation>
    </message>
    <message>
        <source>Now the next tokens are guessed: what followed last time, copied from the text above. One pass verifies all guesses, and keeps them up to the first wrong one.</source>
        <translation>Jetzt werden die nächsten Tokens geraten: was beim letzten Mal folgte, aus dem Text darüber kopiert. Ein Durchlauf prüft alle und behält sie bis zum ersten falschen.</translation>
    </message>
    <message>
        <source>How good is the text?</source>
        <translation>Wie gut ist der Text?</translation>
    </message>
    <message>
        <source>Worse: guesses slip in</source>
        <translation>Schlechter: Geratenes schleicht sich ein</translation>
    </message>
    <message>
        <source>A little different</source>
        <translation>Ein wenig anders</translation>
    </message>
    <message>
        <source>The same, token by token</source>
        <translation>Derselbe, Token für Token</translation>
    </message>
    <message>
        <source>A guess is kept only where the model itself would have written it. About four tokens come out of each pass.</source>
        <translation>Geratenes bleibt nur, wo das Modell selbst es geschrieben hätte. Aus jedem Durchlauf kommen etwa vier Tokens.</translation>
    </message>
    <message>
        <source>Nothing to copy</source>
        <translation>Nichts zu kopieren</translation>
    </message>
    <message>
        <source>The same way of guessing, at the beginning of a story.</source>
        <translation>Dieselbe Art zu raten, am Anfang einer Geschichte.</translation>
    </message>
    <message>
        <source>How many tokens does a pass give now?</source>
        <translation>Wie viele Tokens gibt ein Durchlauf jetzt?</translation>
    </message>
    <message>
        <source>About four</source>
        <translation>Etwa vier</translation>
    </message>
    <message>
        <source>Hardly more than one</source>
        <translation>Kaum mehr als eines</translation>
    </message>
    <message>
        <source>Less than one</source>
        <translation>Weniger als eines</translation>
    </message>
    <message>
        <source>Wrong guesses cost a little work and no text. At worst a pass gives one token, as before.</source>
        <translation>Falsch Geratenes kostet ein wenig Arbeit und keinen Text. Im schlimmsten Fall gibt ein Durchlauf ein Token, wie vorher.</translation>
    </message>
    <message>
        <source>Now you: a text worth guessing</source>
        <translation>Jetzt Sie: ein Text, der sich raten lässt</translation>
    </message>
    <message>
        <source>The text below is a story&apos;s beginning.</source>
        <translation>Der Text unten ist der Anfang einer Geschichte.</translation>
    </message>
    <message>
        <source>Find a text where a pass gives more than 4 tokens. Try the days of the week, twice.</source>
        <translation>Finden Sie einen Text, bei dem ein Durchlauf mehr als 4 Tokens gibt. Versuchen Sie zweimal die Wochentage.</translation>
    </message>
    <message>
        <source>Code, tables, lists and quotations are written several times as fast, with the same result.</source>
        <translation>Code, Tabellen, Listen und Zitate entstehen mehrmals so schnell, mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>They are called induction heads: they find where the token stood before, and look at the one after it. Here about a dozen of the 270 do it.</source>
        <translation>Sie heißen Induktionsköpfe: Sie finden, wo das Token schon einmal stand, und schauen auf das danach. Hier tun das etwa ein Dutzend der 270.</translation>
    </message>
    <message>
        <source>Such heads have work to do at every token: some look one token back.</source>
        <translation>Solche Köpfe haben an jedem Token etwas zu tun: Manche schauen ein Token zurück.</translation>
    </message>
    <message>
        <source>That is the room in which every sampler works: not always the likeliest, and not just anything.</source>
        <translation>Das ist der Raum, in dem jedes Ziehen arbeitet: nicht immer das Wahrscheinlichste, und nicht irgendetwas.</translation>
    </message>
    <message>
        <source>Always the likeliest token: and the sentence comes again, and again. Each copy makes the next one likelier, so the surprise below falls nearly to nothing.</source>
        <translation>Immer das wahrscheinlichste Token: Und der Satz kommt wieder, und wieder. Jede Kopie macht die nächste wahrscheinlicher, also fällt die Überraschung unten fast auf nichts.</translation>
    </message>
    <message>
        <source>The budget went to other branches as well, and one of them came out likelier. A tree can come back; greedy decoding cannot.</source>
        <translation>Das Budget ging auch an andere Zweige, und einer davon wurde wahrscheinlicher. Ein Baum kann zurückkommen; gierige Dekodierung nicht.</translation>
    </message>
</context>
</TS>
