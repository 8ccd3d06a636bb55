<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DurationText</name>
    <message>
        <source>Listing</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Reducing</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Waiting for the disk</source>
        <translation>Warten auf den Datenträger</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodieren</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>einige Sekunden</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>TIFF slices (a folder)</source>
        <translation>TIFF-Schichten (ein Ordner)</translation>
    </message>
    <message>
        <source>ImageJ stack (.tif)</source>
        <translation>ImageJ-Stapel (.tif)</translation>
    </message>
    <message>
        <source>OME-TIFF (.ome.tif)</source>
        <translation>OME-TIFF (.ome.tif)</translation>
    </message>
    <message>
        <source>OME-Zarr (a folder, .ome.zarr)</source>
        <translation>OME-Zarr (ein Ordner, .ome.zarr)</translation>
    </message>
    <message>
        <source>NRRD (.nrrd)</source>
        <translation>NRRD (.nrrd)</translation>
    </message>
    <message>
        <source>NRRD header and voxels (.nhdr, .raw)</source>
        <translation>NRRD-Kopf und Voxel (.nhdr, .raw)</translation>
    </message>
    <message>
        <source>MetaImage (.mha)</source>
        <translation>MetaImage (.mha)</translation>
    </message>
    <message>
        <source>MetaImage header and voxels (.mhd, .raw)</source>
        <translation>MetaImage-Kopf und Voxel (.mhd, .raw)</translation>
    </message>
    <message>
        <source>One plain file a slice for any program, with headers for NRRD and MetaImage readers.</source>
        <translation>Eine einfache Datei je Schicht für jedes Programm, mit Köpfen für NRRD- und MetaImage-Leser.</translation>
    </message>
    <message>
        <source>For ImageJ and Fiji: 8 and 16-bit integers, 32-bit floats, RGB.</source>
        <translation>Für ImageJ und Fiji: ganze Zahlen mit 8 und 16 Bit, Gleitkommazahlen mit 32 Bit, RGB.</translation>
    </message>
    <message>
        <source>For microscopy programs: each slice with smaller copies, so that it opens at once.</source>
        <translation>Für Mikroskopieprogramme: jede Schicht mit kleineren Kopien, damit sie sofort aufgeht.</translation>
    </message>
    <message>
        <source>In chunks, with its own pyramid in all directions: for large volumes and viewers in the browser.</source>
        <translation>In Blöcken, mit eigener Pyramide in allen Richtungen: für große Volumen und Betrachter im Browser.</translation>
    </message>
    <message>
        <source>For 3D Slicer and ParaView.</source>
        <translation>Für 3D Slicer und ParaView.</translation>
    </message>
    <message>
        <source>For ITK-SNAP, 3D Slicer, elastix and ParaView.</source>
        <translation>Für ITK-SNAP, 3D Slicer, elastix und ParaView.</translation>
    </message>
    <message>
        <source>0 is white in these slices, which this format cannot say: the values are kept as they are.</source>
        <translation>In diesen Schichten ist 0 weiß, was dieses Format nicht sagen kann: Die Werte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The size of the voxels is not known, so none is written.</source>
        <translation>Die Größe der Voxel ist nicht bekannt, also wird keine geschrieben.</translation>
    </message>
    <message>
        <source>The distance of the slices is not known, so none is written.</source>
        <translation>Der Abstand der Schichten ist nicht bekannt, also wird keiner geschrieben.</translation>
    </message>
    <message>
        <source>The distance of the slices is not known, so no size of voxels is written.</source>
        <translation>Der Abstand der Schichten ist nicht bekannt, also wird keine Voxelgröße geschrieben.</translation>
    </message>
    <message>
        <source>16-bit floats are written as 32-bit floats of the same values.</source>
        <translation>Gleitkommazahlen mit 16 Bit werden mit 32 Bit und denselben Werten geschrieben.</translation>
    </message>
    <message>
        <source>Sizes and place are written in millimetres.</source>
        <translation>Größen und Lage werden in Millimetern geschrieben.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Home</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>Dateisystem</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Open the selected picture, back to the grid</source>
        <translation>Ausgewähltes Bild öffnen, zurück zur Übersicht</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>Eingabe, Esc</translation>
    </message>
    <message>
        <source>Next, previous picture</source>
        <translation>Nächstes, voriges Bild</translation>
    </message>
    <message>
        <source>Right or Space, Left or Backspace</source>
        <translation>Rechts oder Leertaste, Links oder Rücktaste</translation>
    </message>
    <message>
        <source>Next, previous page of a file</source>
        <translation>Nächste, vorige Seite einer Datei</translation>
    </message>
    <message>
        <source>PgDown, PgUp</source>
        <translation>Bild ab, Bild auf</translation>
    </message>
    <message>
        <source>Larger or smaller thumbnails</source>
        <translation>Größere oder kleinere Vorschaubilder</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer (viewer)</source>
        <translation>Zoom am Zeiger (Bildansicht)</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Window and level (viewer)</source>
        <translation>Fensterung (Bildansicht)</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Mit der rechten Taste ziehen</translation>
    </message>
    <message>
        <source>About Lightstack</source>
        <translation>Über Lightstack</translation>
    </message>
    <message>
        <source>&lt;p align=&apos;center&apos;&gt;A photo and volume-slice browser for folders&lt;br&gt;that are too big for other programs.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Free software under the GNU GPL, version 3 or later.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Made with Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, Little CMS and libdeflate.&lt;/p&gt;</source>
        <translation>&lt;p align=&apos;center&apos;&gt;Ein Bilder- und Schichtenbrowser für Ordner,&lt;br&gt;die anderen Programmen zu groß sind.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Freie Software unter der GNU GPL, Version 3 oder später.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Gebaut mit Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, Little CMS und libdeflate.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Play or pause what moves</source>
        <translation>Bewegtes abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StackWords</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und eine weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>Jede</translation>
    </message>
    <message>
        <source>none can be read</source>
        <translation>keine ist lesbar</translation>
    </message>
    <message>
        <source>Voxel size</source>
        <translation>Voxelgröße</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>What is said of the voxel size</source>
        <translation>Angaben zur Voxelgröße</translation>
    </message>
    <message>
        <source>used – %1</source>
        <translation>benutzt – %1</translation>
    </message>
    <message>
        <source>contradicts – %1</source>
        <translation>widerspricht – %1</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>Eine Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>Eine Schicht</numerusform>
            <numerusform>%Ln Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>nothing is missing or odd</source>
        <translation>nichts fehlt, nichts weicht ab</translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>eine fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>eine doppelt</numerusform>
            <numerusform>%Ln doppelt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln odd</source>
        <translation>
            <numerusform>eine weicht ab</numerusform>
            <numerusform>%Ln weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad</source>
        <translation>
            <numerusform>eine schadhaft</numerusform>
            <numerusform>%Ln schadhaft</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) missing</source>
        <translation>
            <numerusform>Eine Schicht fehlt</numerusform>
            <numerusform>%Ln Schichten fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>number %1 once more</source>
        <translation>Nummer %1 noch einmal</translation>
    </message>
    <message>
        <source>Odd</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schadhaft</translation>
    </message>
    <message>
        <source>Strangers</source>
        <translation>Fremde</translation>
    </message>
    <message>
        <source>not of the stack</source>
        <translation>nicht vom Stapel</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Show in File &amp;Manager</source>
        <translation>In der &amp;Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Open in Default &amp;Application</source>
        <translation>Mit &amp;Standardanwendung öffnen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Bring Back from Trash</source>
        <translation>Aus dem Papierkorb &amp;zurückholen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;Nothing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Invert Selection</source>
        <translation>Auswahl &amp;umkehren</translation>
    </message>
    <message>
        <source>&amp;Filter by Name</source>
        <translation>Nach Namen &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;View Picture</source>
        <translation>&amp;Bild ansehen</translation>
    </message>
    <message>
        <source>Back to the &amp;Grid</source>
        <translation>Zurück zur &amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Larger Thumbnails</source>
        <translation>&amp;Größere Vorschaubilder</translation>
    </message>
    <message>
        <source>&amp;Smaller Thumbnails</source>
        <translation>&amp;Kleinere Vorschaubilder</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>A&amp;bsteigend</translation>
    </message>
    <message>
        <source>&amp;Hidden Files</source>
        <translation>&amp;Versteckte Dateien</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Folders</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Metadata</source>
        <translation>&amp;Metadaten</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Home</source>
        <translation>&amp;Persönlicher Ordner</translation>
    </message>
    <message>
        <source>Type a &amp;Path</source>
        <translation>Pfad &amp;eingeben</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Lightstack</source>
        <translation>&amp;Über Lightstack</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Date &amp;Taken</source>
        <translation>&amp;Aufnahmedatum</translation>
    </message>
    <message>
        <source>Date &amp;Modified</source>
        <translation>&amp;Änderungsdatum</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>&amp;Dimensions</source>
        <translation>Ab&amp;messungen</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>&amp;Raw Files</source>
        <translation>&amp;Rohdateien</translation>
    </message>
    <message>
        <source>&amp;Videos</source>
        <translation>&amp;Videos</translation>
    </message>
    <message>
        <source>&amp;All Files</source>
        <translation>&amp;Alle Dateien</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open R&amp;ecent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;With</source>
        <translation>Öffnen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Usual Thumbnail Si&amp;ze</source>
        <translation>Übliche Vorschaugr&amp;öße</translation>
    </message>
    <message>
        <source>S&amp;ort By</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>Stack &amp;Report…</source>
        <translation>Stapel&amp;bericht …</translation>
    </message>
    <message>
        <source>Generate Thumbnail &amp;Pyramid…</source>
        <translation>Vorschau&amp;pyramide erzeugen …</translation>
    </message>
    <message>
        <source>V&amp;olume</source>
        <translation>V&amp;olumen</translation>
    </message>
    <message>
        <source>&amp;Expand Stack</source>
        <translation>Stapel &amp;ausklappen</translation>
    </message>
    <message>
        <source>Group Slices into S&amp;tacks</source>
        <translation>Schichten zu S&amp;tapeln gruppieren</translation>
    </message>
    <message>
        <source>&amp;Open as Volume</source>
        <translation>Als &amp;Volumen öffnen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Slice &amp;View</source>
        <translation>Schicht&amp;ansicht</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::CropPanel</name>
    <message>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Whole volume</source>
        <translation>Ganzes Volumen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>The smallest box around what stands out</source>
        <translation>Der kleinste Quader um das, was sich abhebt</translation>
    </message>
    <message>
        <source>Back to the box before</source>
        <translation>Zurück zum vorigen Quader</translation>
    </message>
    <message>
        <source>Write the box as slices or as one file</source>
        <translation>Den Quader als Schichten oder als eine Datei schreiben</translation>
    </message>
    <message>
        <source>Crop box</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Hide the crop box (C)</source>
        <translation>Ausschnitt ausblenden (C)</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>First slice of the box (B: this one)</source>
        <translation>Erste Schicht des Ausschnitts (B: diese)</translation>
    </message>
    <message>
        <source>Last slice of the box (T: this one)</source>
        <translation>Letzte Schicht des Ausschnitts (T: diese)</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 von</translation>
    </message>
    <message>
        <source>%1 to</source>
        <translation>%1 bis</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 voxels</source>
        <translation>%1 × %2 × %3 Voxel</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft …</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::EmptyPage</name>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt geöffnete Ordner</translation>
    </message>
    <message>
        <source>Open a folder to begin</source>
        <translation>Öffne einen Ordner</translation>
    </message>
    <message>
        <source>Drop a folder or a picture here, choose one at the left, or look at the demo set: photographs and a stack of CT slices.</source>
        <translation>Ziehe einen Ordner oder ein Bild hierher, wähle links einen Ordner, oder sieh dir die Beispiele an: Fotos und ein Stapel CT-Schichten.</translation>
    </message>
    <message>
        <source>Open a Folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Try the Demo Set</source>
        <translation>Beispiele ansehen</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>Ordner wird gelesen…</translation>
    </message>
    <message>
        <source>Open Another Folder…</source>
        <translation>Anderen Ordner öffnen…</translation>
    </message>
    <message>
        <source>Making the demo set…</source>
        <translation>Beispiele werden erzeugt…</translation>
    </message>
    <message>
        <source>Photographs and CT slices are computed; this takes a few seconds.</source>
        <translation>Fotos und CT-Schichten werden berechnet; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>Dieser Ordner ist leer</translation>
    </message>
    <message>
        <source>Go Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>No name matches the filter</source>
        <translation>Kein Name passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) and folder(s) are left out.</source>
        <translation>
            <numerusform>Ein Eintrag ist ausgeblendet.</numerusform>
            <numerusform>%Ln Einträge sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the Filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Everything here is hidden</source>
        <translation>Hier ist alles versteckt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden file(s) and folder(s) are left out.</source>
        <translation>
            <numerusform>Ein versteckter Eintrag ist ausgeblendet.</numerusform>
            <numerusform>%Ln versteckte Einträge sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show Hidden Files</source>
        <translation>Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>This folder has no pictures</source>
        <translation>Dieser Ordner enthält keine Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) are left out.</source>
        <translation>
            <numerusform>Eine andere Datei ist ausgeblendet.</numerusform>
            <numerusform>%Ln andere Dateien sind ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show All Files</source>
        <translation>Alle Dateien zeigen</translation>
    </message>
    <message>
        <source>Nothing here is of the kind “%1”</source>
        <translation>Hier gibt es nichts der Art „%1“</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the Folder Above</source>
        <translation>Übergeordneten Ordner öffnen</translation>
    </message>
    <message>
        <source>This folder is gone</source>
        <translation>Dieser Ordner ist verschwunden</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>%1 was moved, removed or unmounted.</source>
        <translation>%1 wurde verschoben, gelöscht oder ausgehängt.</translation>
    </message>
    <message>
        <source>This folder may not be read</source>
        <translation>Dieser Ordner darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>You have no permission to list %1.</source>
        <translation>Dir fehlt das Recht, %1 zu lesen.</translation>
    </message>
    <message>
        <source>This folder cannot be read</source>
        <translation>Dieser Ordner lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ExportBoxForm</name>
    <message>
        <source>Whole Volume</source>
        <translation>Ganzes Volumen</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>First column</source>
        <translation>Erste Spalte</translation>
    </message>
    <message>
        <source>Last column</source>
        <translation>Letzte Spalte</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>Erste Zeile</translation>
    </message>
    <message>
        <source>Last row</source>
        <translation>Letzte Zeile</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ExportDialog</name>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Looking for stacks…</source>
        <translation>Stapel werden gesucht …</translation>
    </message>
    <message>
        <source>The folder cannot be examined</source>
        <translation>Der Ordner kann nicht untersucht werden</translation>
    </message>
    <message>
        <source>There is no stack here</source>
        <translation>Hier ist kein Stapel</translation>
    </message>
    <message>
        <source>A volume is made of three or more numbered slices, or of a file of three or more pages.</source>
        <translation>Ein Volumen besteht aus drei oder mehr nummerierten Schichten oder aus einer Datei mit drei oder mehr Seiten.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The export is done</source>
        <translation>Der Export ist fertig</translation>
    </message>
    <message>
        <source>The export is done, but for some slices</source>
        <translation>Der Export ist fertig, bis auf einige Schichten</translation>
    </message>
    <message>
        <source>%1 voxels in %2: %3 read, %4 written to %5.</source>
        <translation>%1 Voxel in %2: %3 gelesen, %4 geschrieben nach %5.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>Es blieb nichts zurück.</translation>
    </message>
    <message>
        <source>It could not be exported</source>
        <translation>Es konnte nicht exportiert werden</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Go On in the Background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Show in File Manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stops; what is half done is removed</source>
        <translation>Bricht ab; Halbfertiges wird entfernt</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ExportForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Repeat the nearest slice</source>
        <translation>Nächste Schicht wiederholen</translation>
    </message>
    <message>
        <source>Black slices</source>
        <translation>Schwarze Schichten</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>In gaps</source>
        <translation>In Lücken</translation>
    </message>
    <message>
        <source>Bad slices</source>
        <translation>Schlechte Schichten</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Replace slices that turn out to be bad</source>
        <translation>Schichten ersetzen, die sich als schlecht erweisen</translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln bad or odd slice(s)</source>
        <translation>
            <numerusform>Eine schlechte oder abweichende Schicht ersetzen</numerusform>
            <numerusform>%Ln schlechte oder abweichende Schichten ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>0, the slices themselves: %1</source>
        <translation>0, die Schichten selbst: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>Export To</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>It cannot be exported: %1.</source>
        <translation>Es kann nicht exportiert werden: %1.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another place.</source>
        <translation>Dort kann nichts geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>%1 free, but %2 are needed. Choose another place.</source>
        <translation>%1 frei, aber %2 werden gebraucht. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) read, %1 voxels (%2) written: %3.</source>
        <translation>
            <numerusform>Eine Schicht wird gelesen, %1 Voxel (%2) werden geschrieben: %3.</numerusform>
            <numerusform>%Ln Schichten werden gelesen, %1 Voxel (%2) werden geschrieben: %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>A voxel is %1 × %2 × %3 %4.</source>
        <translation>Ein Voxel ist %1 × %2 × %3 %4 groß.</translation>
    </message>
    <message>
        <source>The pyramid is read instead of the slices.</source>
        <translation>Statt der Schichten wird die Pyramide gelesen.</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 sind frei.</translation>
    </message>
    <message>
        <source>What is there now is replaced.</source>
        <translation>Was jetzt dort ist, wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FactsPanel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln level(s) in the pyramid</source>
        <translation>
            <numerusform>Eine Stufe in der Pyramide</numerusform>
            <numerusform>%Ln Stufen in der Pyramide</numerusform>
        </translation>
    </message>
    <message>
        <source>%1-bit float</source>
        <translation>%1 Bit Gleitkomma</translation>
    </message>
    <message>
        <source>%1-bit signed</source>
        <translation>%1 Bit mit Vorzeichen</translation>
    </message>
    <message>
        <source>%1-bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message numerus="yes">
        <source>, %Ln channel(s)</source>
        <translation>
            <numerusform>, ein Kanal</numerusform>
            <numerusform>, %Ln Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Pyramide</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>set…</source>
        <translation>setzen …</translation>
    </message>
    <message>
        <source>Voxel</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>size unknown; drawn with equal edges</source>
        <translation>Größe unbekannt; mit gleichen Kanten gezeichnet</translation>
    </message>
    <message>
        <source>%1; drawn with equal edges</source>
        <translation>%1; mit gleichen Kanten gezeichnet</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Laut</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FileCommands</name>
    <message>
        <source>Move to Trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move “%1” to the trash?</source>
        <translation>„%1“ in den Papierkorb verschieben?</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln files to the trash?</source>
        <translation>
            <numerusform>%Ln Datei in den Papierkorb verschieben?</numerusform>
            <numerusform>%Ln Dateien in den Papierkorb verschieben?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln file(s) to the trash. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>Eine Datei liegt jetzt im Papierkorb. Strg+Z holt sie zurück.</numerusform>
            <numerusform>%Ln Dateien liegen jetzt im Papierkorb. Strg+Z holt sie zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought %Ln file(s) back.</source>
        <translation>
            <numerusform>Eine Datei zurückgeholt.</numerusform>
            <numerusform>%Ln Dateien zurückgeholt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln file(s).</source>
        <translation>
            <numerusform>Eine Datei kopiert.</numerusform>
            <numerusform>%Ln Dateien kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied the path.</source>
        <translation>
            <numerusform>Pfad kopiert.</numerusform>
            <numerusform>%Ln Pfade kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file manager that answers.</source>
        <translation>Keine Dateiverwaltung antwortet.</translation>
    </message>
    <message>
        <source>Looking for applications…</source>
        <translation>Anwendungen werden gesucht…</translation>
    </message>
    <message>
        <source>No application opens this</source>
        <translation>Keine Anwendung öffnet dies</translation>
    </message>
    <message>
        <source>&amp;Bring Back from Trash</source>
        <translation>Aus dem Papierkorb &amp;zurückholen</translation>
    </message>
    <message>
        <source>&amp;Undo Renaming</source>
        <translation>&amp;Umbenennen rückgängig machen</translation>
    </message>
    <message>
        <source>The names are as they were.</source>
        <translation>Die Namen sind wieder wie zuvor.</translation>
    </message>
    <message numerus="yes">
        <source>Renamed %Ln file(s). Ctrl+Z gives the old names back.</source>
        <translation>
            <numerusform>Eine Datei umbenannt. Strg+Z gibt den alten Namen zurück.</numerusform>
            <numerusform>%Ln Dateien umbenannt. Strg+Z gibt die alten Namen zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FilmStrip</name>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FilterBar</name>
    <message>
        <source>Kinds of files shown</source>
        <translation>Gezeigte Dateiarten</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Shows names that hold all these words (%1)</source>
        <translation>Zeigt Namen, die alle diese Wörter enthalten (%1)</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Namen filtern</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FolderModel</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>VIDEO</source>
        <translation>VIDEO</translation>
    </message>
    <message>
        <source>Cannot be shown: %1</source>
        <translation>Nicht darstellbar: %1</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>Eine Schicht</numerusform>
            <numerusform>%Ln Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with a number that is there already</source>
        <translation>
            <numerusform>Eine Datei mit einer Nummer, die es schon gibt</numerusform>
            <numerusform>%Ln Dateien mit einer Nummer, die es schon gibt</numerusform>
        </translation>
    </message>
    <message>
        <source>of the stack %1</source>
        <translation>des Stapels %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FolderTree</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::FolderTreeModel</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::HistogramPanel</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Keep for all</source>
        <translation>Für alle behalten</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Window that clips 0.1 % at each end</source>
        <translation>Fenster, das an jedem Ende 0,1 % abschneidet</translation>
    </message>
    <message>
        <source>Full range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>From the smallest to the largest value</source>
        <translation>Vom kleinsten zum größten Wert</translation>
    </message>
    <message>
        <source>Logarithmic counts</source>
        <translation>Logarithmische Häufigkeiten</translation>
    </message>
    <message>
        <source>Keep this window for the next pictures</source>
        <translation>Dieses Fenster für die nächsten Bilder behalten</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::HistogramPlot</name>
    <message>
        <source>Histogram with window handles</source>
        <translation>Histogramm mit Fenstergriffen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobLine</name>
    <message>
        <source>Shows the job</source>
        <translation>Zeigt den Auftrag</translation>
    </message>
    <message>
        <source>Cancel the job; what is done is kept</source>
        <translation>Auftrag abbrechen; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Pyramid of %1: done</source>
        <translation>Pyramide von %1: fertig</translation>
    </message>
    <message>
        <source>Pyramid of %1: done, but for some slices</source>
        <translation>Pyramide von %1: fertig, bis auf einige Schichten</translation>
    </message>
    <message>
        <source>Pyramid of %1: stopped</source>
        <translation>Pyramide von %1: angehalten</translation>
    </message>
    <message>
        <source>Pyramid of %1: failed</source>
        <translation>Pyramide von %1: gescheitert</translation>
    </message>
    <message>
        <source>Go on with the job</source>
        <translation>Auftrag fortsetzen</translation>
    </message>
    <message>
        <source>Pause the job</source>
        <translation>Auftrag anhalten</translation>
    </message>
    <message>
        <source>Cancel the job; nothing is left behind</source>
        <translation>Auftrag abbrechen; es bleibt nichts zurück</translation>
    </message>
    <message>
        <source>Export of %1: done</source>
        <translation>Export von %1: fertig</translation>
    </message>
    <message>
        <source>Export of %1: done, but for some slices</source>
        <translation>Export von %1: fertig, bis auf einige Schichten</translation>
    </message>
    <message>
        <source>Export of %1: stopped</source>
        <translation>Export von %1: abgebrochen</translation>
    </message>
    <message>
        <source>Export of %1: failed</source>
        <translation>Export von %1: gescheitert</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Looking at what is there…</source>
        <translation>Vorhandenes wird angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln slice(s)</source>
        <translation>
            <numerusform>%1 von einer Schicht</numerusform>
            <numerusform>%1 von %Ln Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>wird abgeschlossen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::MainWindow</name>
    <message>
        <source>No application opens this file.</source>
        <translation>Keine Anwendung öffnet diese Datei.</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>%1 – Lightstack</source>
        <translation>%1 – Lightstack</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The demo set could not be made: %1.</source>
        <translation>Die Beispiele konnten nicht erzeugt werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s)</source>
        <translation>
            <numerusform>%Ln Ordner</numerusform>
            <numerusform>%Ln Ordner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open &amp;With</source>
        <translation>Öffnen &amp;mit</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>Diese &amp;vergessen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Lightstack</source>
        <translation>Lightstack</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stack(s)</source>
        <translation>
            <numerusform>Ein Stapel</numerusform>
            <numerusform>%Ln Stapel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) selected</source>
        <translation>
            <numerusform>Eine Datei ausgewählt</numerusform>
            <numerusform>%Ln Dateien ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Collapse Stack</source>
        <translation>Stapel &amp;einklappen</translation>
    </message>
    <message>
        <source>&amp;Expand Stack</source>
        <translation>Stapel &amp;ausklappen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s)</source>
        <translation>
            <numerusform>Eine Schicht</numerusform>
            <numerusform>%Ln Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>No stack of slices is here.</source>
        <translation>Hier ist kein Stapel von Schichten.</translation>
    </message>
    <message>
        <source>The folder cannot be read: %1.</source>
        <translation>Der Ordner kann nicht gelesen werden: %1.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::MetadataPanel</name>
    <message>
        <source>Search all tags</source>
        <translation>In allen Angaben suchen</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Select a picture to see what it says about itself.</source>
        <translation>Wähle ein Bild, um zu sehen, was es über sich sagt.</translation>
    </message>
    <message>
        <source>The metadata cannot be read: %1.</source>
        <translation>Die Metadaten sind nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>No tag matches “%1”.</source>
        <translation>Keine Angabe passt zu „%1“.</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy Key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy Row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Open in Map</source>
        <translation>In Karte öffnen</translation>
    </message>
    <message>
        <source>Copy All as Text</source>
        <translation>Alles als Text kopieren</translation>
    </message>
    <message>
        <source>Copy All as JSON</source>
        <translation>Alles als JSON kopieren</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PathBar</name>
    <message>
        <source>Folders further up</source>
        <translation>Ordner weiter oben</translation>
    </message>
    <message>
        <source>Click to type a path (%1)</source>
        <translation>Klicken, um einen Pfad einzugeben (%1)</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Persönlicher Ordner</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>Dateisystem</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PatternRenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Rename %Ln Files</source>
        <translation>
            <numerusform>Eine Datei umbenennen</numerusform>
            <numerusform>%Ln Dateien umbenennen</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Fields in braces are filled in; the extension is kept</source>
        <translation>Felder in geschweiften Klammern werden ausgefüllt; die Endung bleibt</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Name so far</source>
        <translation>Bisheriger Name</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Counter of three digits</source>
        <translation>Dreistelliger Zähler</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>Date and time taken</source>
        <translation>Aufnahmedatum und -zeit</translation>
    </message>
    <message>
        <source>Date modified</source>
        <translation>Änderungsdatum</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Endung</translation>
    </message>
    <message>
        <source>Count from</source>
        <translation>Zählen ab</translation>
    </message>
    <message>
        <source>by</source>
        <translation>um</translation>
    </message>
    <message>
        <source>Reading dates…</source>
        <translation>Daten werden gelesen …</translation>
    </message>
    <message>
        <source>The pattern cannot be used: %1.</source>
        <translation>Das Muster ist nicht brauchbar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) cannot be given: %1.</source>
        <translation>
            <numerusform>Ein Name kann nicht vergeben werden: %1.</numerusform>
            <numerusform>%Ln Namen können nicht vergeben werden: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>All names stay as they are.</source>
        <translation>Alle Namen bleiben, wie sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) get a new name.</source>
        <translation>
            <numerusform>Eine Datei bekommt einen neuen Namen.</numerusform>
            <numerusform>%Ln Dateien bekommen neue Namen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PictureViewer</name>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Rotate view right</source>
        <translation>Ansicht rechts drehen</translation>
    </message>
    <message>
        <source>Rotate view left</source>
        <translation>Ansicht links drehen</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>x %1  y %2</source>
        <translation>x %1  y %2</translation>
    </message>
    <message>
        <source>This file cannot be shown as a picture: %1.</source>
        <translation>Diese Datei kann nicht als Bild gezeigt werden: %1.</translation>
    </message>
    <message>
        <source>This picture cannot be shown: %1.</source>
        <translation>Dieses Bild kann nicht gezeigt werden: %1.</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>Vollbild verlassen (Esc)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Next and previous page: PgDown, PgUp</source>
        <translation>Nächste und vorige Seite: Bild ab, Bild auf</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PlaneView</name>
    <message numerus="yes">
        <source>Max of %Ln slice(s)</source>
        <translation>
            <numerusform>Maximum einer Schicht</numerusform>
            <numerusform>Maximum von %Ln Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Min of %Ln slice(s)</source>
        <translation>
            <numerusform>Minimum einer Schicht</numerusform>
            <numerusform>Minimum von %Ln Schichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mean of %Ln slice(s)</source>
        <translation>
            <numerusform>Mittel einer Schicht</numerusform>
            <numerusform>Mittel von %Ln Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>This slice is missing.</source>
        <translation>Diese Schicht fehlt.</translation>
    </message>
    <message>
        <source>This slice cannot be shown: %1</source>
        <translation>Diese Schicht kann nicht gezeigt werden: %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PlannedNamesModel</name>
    <message>
        <source>it has no date</source>
        <translation>sie hat kein Datum</translation>
    </message>
    <message>
        <source>two files would have this name</source>
        <translation>zwei Dateien hießen gleich</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PreferencesDialog</name>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Use pictures embedded in files where they are large enough</source>
        <translation>Eingebettete Bilder verwenden, wo sie groß genug sind</translation>
    </message>
    <message>
        <source>Read the desktop’s thumbnails</source>
        <translation>Vorschaubilder des Systems lesen</translation>
    </message>
    <message>
        <source>Ask before moving to the trash</source>
        <translation>Vor dem Verschieben in den Papierkorb fragen</translation>
    </message>
    <message>
        <source>Open the last folder at start</source>
        <translation>Beim Start den letzten Ordner öffnen</translation>
    </message>
    <message>
        <source>Keep zoom and position from picture to picture</source>
        <translation>Zoom und Position von Bild zu Bild behalten</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>one a processor core</source>
        <translation>einer je Prozessorkern</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln thumbnails</source>
        <translation>
            <numerusform>%1 in einem Vorschaubild</numerusform>
            <numerusform>%1 in %Ln Vorschaubildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in use: %1</source>
        <translation>Nicht in Gebrauch: %1</translation>
    </message>
    <message>
        <source>Clear Store</source>
        <translation>Speicher leeren</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinung</translation>
    </message>
    <message>
        <source>Thumbnails in memory</source>
        <translation>Vorschaubilder im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Thumbnails on disk, at most</source>
        <translation>Vorschaubilder auf der Platte, höchstens</translation>
    </message>
    <message>
        <source>On disk now</source>
        <translation>Jetzt auf der Platte</translation>
    </message>
    <message>
        <source>Worker threads</source>
        <translation>Arbeitsfäden</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidDialog</name>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Generate Thumbnail Pyramid</source>
        <translation>Vorschaupyramide erzeugen</translation>
    </message>
    <message>
        <source>Looking for stacks…</source>
        <translation>Stapel werden gesucht …</translation>
    </message>
    <message>
        <source>The folder cannot be examined</source>
        <translation>Der Ordner kann nicht untersucht werden</translation>
    </message>
    <message>
        <source>There is no stack here</source>
        <translation>Hier ist kein Stapel</translation>
    </message>
    <message>
        <source>A pyramid is made of three or more numbered slices, or of a file of three or more pages.</source>
        <translation>Eine Pyramide entsteht aus drei oder mehr nummerierten Schichten oder aus einer Datei mit drei oder mehr Seiten.</translation>
    </message>
    <message>
        <source>Go On in the Background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Show Result</source>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stops; what is done is kept for the next run</source>
        <translation>Hält an; was fertig ist, bleibt für den nächsten Lauf</translation>
    </message>
    <message>
        <source>What is done stays, and the disk and the processor are free meanwhile</source>
        <translation>Was fertig ist, bleibt; Datenträger und Prozessor sind unterdessen frei</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidForm</name>
    <message>
        <source>Elsewhere…</source>
        <translation>Woanders …</translation>
    </message>
    <message>
        <source>Exact: the mean of 2 × 2 × 2 voxels</source>
        <translation>Genau: das Mittel von 2 × 2 × 2 Voxeln</translation>
    </message>
    <message>
        <source>As CTHarvester, bit for bit</source>
        <translation>Wie CTHarvester, Bit für Bit</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Repeat the nearest slice</source>
        <translation>Nächste Schicht wiederholen</translation>
    </message>
    <message>
        <source>Black slices</source>
        <translation>Schwarze Schichten</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>In gaps</source>
        <translation>In Lücken</translation>
    </message>
    <message>
        <source>Bad slices</source>
        <translation>Schadhafte Schichten</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Kommt nach</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Width × height × slices</source>
        <translation>Breite × Höhe × Schichten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Replace slices that turn out to be bad</source>
        <translation>Schichten ersetzen, die sich als schadhaft erweisen</translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln bad or odd slice(s)</source>
        <translation>
            <numerusform>Eine schadhafte oder abweichende Schicht ersetzen</numerusform>
            <numerusform>%Ln schadhafte oder abweichende Schichten ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder to Put the Pyramid in</source>
        <translation>Ordner für die Pyramide</translation>
    </message>
    <message>
        <source>0, the files</source>
        <translation>0, die Dateien</translation>
    </message>
    <message>
        <source>It cannot be made: %1.</source>
        <translation>Sie kann nicht erzeugt werden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s): %1 read, %2 written.</source>
        <translation>
            <numerusform>Eine Schicht: %1 gelesen, %2 geschrieben.</numerusform>
            <numerusform>%Ln Schichten: %1 gelesen, %2 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) are missing and get a stand-in.</source>
        <translation>
            <numerusform>Eine Schicht fehlt und wird ersetzt.</numerusform>
            <numerusform>%Ln Schichten fehlen und werden ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another place.</source>
        <translation>Dort kann nichts geschrieben werden. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>There is a pyramid already: what is still right in it is kept.</source>
        <translation>Es gibt schon eine Pyramide: was darin noch stimmt, bleibt.</translation>
    </message>
    <message>
        <source>An earlier run was stopped: what it finished is kept.</source>
        <translation>Ein früherer Lauf wurde angehalten: was er fertiggestellt hat, bleibt.</translation>
    </message>
    <message>
        <source>Levels of CTHarvester are there already; they are replaced.</source>
        <translation>Es gibt schon Stufen von CTHarvester; sie werden ersetzt.</translation>
    </message>
    <message>
        <source>There is something else of that name already. Choose another place.</source>
        <translation>Es gibt schon etwas anderes mit diesem Namen. Bitte einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>The folder of the slices cannot be written, so it goes to the cache.</source>
        <translation>In den Ordner der Schichten kann nicht geschrieben werden, darum kommt sie in den Zwischenspeicher.</translation>
    </message>
    <message>
        <source>TIFF slices, a folder a level</source>
        <translation>TIFF-Schichten, ein Ordner je Stufe</translation>
    </message>
    <message>
        <source>OME-Zarr 0.4, the slices in it as well</source>
        <translation>OME-Zarr 0.4, samt den Schichten</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>0, copied</source>
        <translation>0, kopiert</translation>
    </message>
    <message>
        <source>It will take %1.</source>
        <translation>Es dauert %1.</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 free, but %2 are needed. Choose another place.</source>
        <translation>%1 frei, aber %2 werden gebraucht. Wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidResult</name>
    <message>
        <source>Stage</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>The pyramid is done</source>
        <translation>Die Pyramide ist fertig</translation>
    </message>
    <message>
        <source>The pyramid is done, but for some slices</source>
        <translation>Die Pyramide ist fertig, bis auf einige Schichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln level(s) in %1: %2 read, %3 written.</source>
        <translation>
            <numerusform>Eine Stufe in %1: %2 gelesen, %3 geschrieben.</numerusform>
            <numerusform>%Ln Stufen in %1: %2 gelesen, %3 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) were done before.</source>
        <translation>
            <numerusform>Eine Schicht war schon fertig.</numerusform>
            <numerusform>%Ln Schichten waren schon fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>What was done is kept: the next run goes on from there.</source>
        <translation>Was fertig ist, bleibt: der nächste Lauf macht dort weiter.</translation>
    </message>
    <message>
        <source>The pyramid could not be made</source>
        <translation>Die Pyramide konnte nicht erzeugt werden</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>The bottleneck: %1, %2 % of the working time (%Ln worker(s)).</source>
        <translation>
            <numerusform>Der Engpass: %1, %2 % der Arbeitszeit (ein Arbeiter).</numerusform>
            <numerusform>Der Engpass: %1, %2 % der Arbeitszeit (%Ln Arbeiter).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) could not be used; a neighbour or black stands in:</source>
        <translation>
            <numerusform>Eine Schicht war nicht brauchbar; eine Nachbarschicht oder Schwarz steht für sie:</numerusform>
            <numerusform>%Ln Schichten waren nicht brauchbar; Nachbarschichten oder Schwarz stehen für sie:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::RenameDialog</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>eine Datei dieses Namens gibt es schon</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::SlabPanel</name>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>What the slices become</source>
        <translation>Was aus den Schichten wird</translation>
    </message>
    <message>
        <source>Slab of</source>
        <translation>Scheibe aus</translation>
    </message>
    <message>
        <source>Slices ([ and ])</source>
        <translation>Schichten ([ und ])</translation>
    </message>
    <message>
        <source>Slices of the slab</source>
        <translation>Schichten der Scheibe</translation>
    </message>
    <message>
        <source>Slab</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>No slab (S)</source>
        <translation>Keine Scheibe (S)</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::SliceColumn</name>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Slice (Up, Down, PgUp, PgDown, Home, End)</source>
        <translation>Schicht (Auf, Ab, Bild auf, Bild ab, Pos1, Ende)</translation>
    </message>
    <message>
        <source>Go to slice</source>
        <translation>Gehe zu Schicht</translation>
    </message>
    <message>
        <source>Go to slice (G)</source>
        <translation>Gehe zu Schicht (G)</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Slices a second</source>
        <translation>Schichten je Sekunde</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::SliceViewer</name>
    <message>
        <source>This stack cannot be opened: %1.</source>
        <translation>Dieser Stapel kann nicht geöffnet werden: %1.</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>Level %1, thinned</source>
        <translation>Stufe %1, ausgedünnt</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>The numbering has a gap.</source>
        <translation>Die Nummerierung hat eine Lücke.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>slab %1</source>
        <translation>Scheibe %1</translation>
    </message>
    <message>
        <source>No box was found: %1.</source>
        <translation>Es wurde kein Quader gefunden: %1.</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>Nichts hebt sich ab.</translation>
    </message>
    <message>
        <source>Back to the Grid</source>
        <translation>Zurück zum Raster</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>The first slice is being read.</source>
        <translation>Die erste Schicht wird gelesen.</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Three views</source>
        <translation>Drei Ansichten</translation>
    </message>
    <message>
        <source>Cross lines</source>
        <translation>Kreuzlinien</translation>
    </message>
    <message>
        <source>Slab</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>Measure distance</source>
        <translation>Abstand messen</translation>
    </message>
    <message>
        <source>Crop box</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Go to slice</source>
        <translation>Gehe zu Schicht</translation>
    </message>
    <message>
        <source>Window: auto</source>
        <translation>Fenster: automatisch</translation>
    </message>
    <message>
        <source>Window: percentile</source>
        <translation>Fenster: Perzentil</translation>
    </message>
    <message>
        <source>Window: full range</source>
        <translation>Fenster: voller Bereich</translation>
    </message>
    <message>
        <source>Lock the window for all slices</source>
        <translation>Fenster für alle Schichten festhalten</translation>
    </message>
    <message>
        <source>Thinner slab</source>
        <translation>Dünnere Scheibe</translation>
    </message>
    <message>
        <source>Thicker slab</source>
        <translation>Dickere Scheibe</translation>
    </message>
    <message>
        <source>Crop box begins here</source>
        <translation>Ausschnitt beginnt hier</translation>
    </message>
    <message>
        <source>Crop box ends here</source>
        <translation>Ausschnitt endet hier</translation>
    </message>
    <message>
        <source>Propose crop box</source>
        <translation>Ausschnitt vorschlagen</translation>
    </message>
    <message>
        <source>Voxel size…</source>
        <translation>Voxelgröße …</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::StackReportDialog</name>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Generate Pyramid…</source>
        <translation>Pyramide erzeugen …</translation>
    </message>
    <message>
        <source>Stack Report – %1</source>
        <translation>Stapelbericht – %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) looked into</source>
        <translation>
            <numerusform>Eine Datei angesehen</numerusform>
            <numerusform>%Ln Dateien angesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking into the slices…</source>
        <translation>Die Schichten werden angesehen …</translation>
    </message>
    <message>
        <source>The folder cannot be examined</source>
        <translation>Der Ordner kann nicht untersucht werden</translation>
    </message>
    <message>
        <source>There is no stack here</source>
        <translation>Hier ist kein Stapel</translation>
    </message>
    <message>
        <source>A stack is three or more files whose names differ in one number, or a file of three or more pages.</source>
        <translation>Ein Stapel sind drei oder mehr Dateien, deren Namen sich in einer Zahl unterscheiden, oder eine Datei mit drei oder mehr Seiten.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::StatusBar</name>
    <message>
        <source>Value under the pointer</source>
        <translation>Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Smaller thumbnails (%1)</source>
        <translation>Kleinere Vorschaubilder (%1)</translation>
    </message>
    <message>
        <source>Larger thumbnails (%1)</source>
        <translation>Größere Vorschaubilder (%1)</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>Größe der Vorschaubilder (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>Zoom; click to fit to the window (F)</source>
        <translation>Zoom; Klick passt ins Fenster ein (F)</translation>
    </message>
    <message>
        <source>Reading… %1 entries</source>
        <translation>Lesen… %1 Einträge</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::TagModel</name>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n verschiedene Werte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ThumbnailGrid</name>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::VolumeScene</name>
    <message>
        <source>Voxel size unknown, set…</source>
        <translation>Voxelgröße unbekannt, setzen …</translation>
    </message>
    <message>
        <source>%1 voxels</source>
        <translation>%1 Voxel</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::VoxelSizeForm</name>
    <message>
        <source>Set Voxel Size</source>
        <translation>Voxelgröße setzen</translation>
    </message>
    <message>
        <source>Edges of a voxel</source>
        <translation>Kanten eines Voxels</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>as x</source>
        <translation>wie x</translation>
    </message>
    <message>
        <source>Edge along %1</source>
        <translation>Kante entlang %1</translation>
    </message>
    <message>
        <source>µm</source>
        <translation>µm</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>nm</source>
        <translation>nm</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>For this stack, until the program ends.</source>
        <translation>Für diesen Stapel, bis das Programm endet.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Ihnen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::WindowBar</name>
    <message>
        <source>Black at</source>
        <translation>Schwarz bei</translation>
    </message>
    <message>
        <source>White at</source>
        <translation>Weiß bei</translation>
    </message>
    <message>
        <source>Drag the handles, or over the slice with the right button: sideways the width, up and down the level</source>
        <translation>An den Griffen ziehen, oder mit der rechten Taste über der Schicht: seitwärts die Breite, auf und ab die Lage</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>As ImageJ does; again: narrower (A)</source>
        <translation>Wie ImageJ; noch einmal: enger (A)</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Clips 0.1 % at each end (P)</source>
        <translation>Schneidet an jedem Ende 0,1 % ab (P)</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>From the smallest to the largest value (U)</source>
        <translation>Vom kleinsten zum größten Wert (U)</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Windows to choose from, and your own</source>
        <translation>Fenster zur Auswahl, und Ihre eigenen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic counts</source>
        <translation>Logarithmische Anzahlen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>One window for all slices; else each slice has its own (L)</source>
        <translation>Ein Fenster für alle Schichten; sonst hat jede ihr eigenes (L)</translation>
    </message>
    <message>
        <source>0.1 % to 99.9 %</source>
        <translation>0,1 % bis 99,9 %</translation>
    </message>
    <message>
        <source>1 % to 99 %</source>
        <translation>1 % bis 99 %</translation>
    </message>
    <message>
        <source>Smallest to largest</source>
        <translation>Kleinster bis größter</translation>
    </message>
    <message>
        <source>All the type can hold</source>
        <translation>Alles, was der Typ fasst</translation>
    </message>
    <message>
        <source>Name, to keep this window</source>
        <translation>Name, um dieses Fenster zu behalten</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
</TS>
