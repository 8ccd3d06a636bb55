<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DownsampleWords</name>
    <message numerus="yes">
        <source>When all is written and checked, %Ln original(s) will be deleted for good, which cannot be undone.</source>
        <translation>
            <numerusform>Wenn alles geschrieben und geprüft ist, wird %Ln Original endgültig gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Wenn alles geschrieben und geprüft ist, werden %Ln Originale endgültig gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written, %Ln original(s) will be deleted for good, which cannot be undone.</source>
        <translation>
            <numerusform>Wenn alles geschrieben ist, wird %Ln Original endgültig gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Wenn alles geschrieben ist, werden %Ln Originale endgültig gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written and checked, %Ln original(s) will be moved to the trash.</source>
        <translation>
            <numerusform>Wenn alles geschrieben und geprüft ist, kommt %Ln Original in den Papierkorb.</numerusform>
            <numerusform>Wenn alles geschrieben und geprüft ist, kommen %Ln Originale in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When all is written, %Ln original(s) will be moved to the trash.</source>
        <translation>
            <numerusform>Wenn alles geschrieben ist, kommt %Ln Original in den Papierkorb.</numerusform>
            <numerusform>Wenn alles geschrieben ist, kommen %Ln Originale in den Papierkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no pictures here.</source>
        <translation>Hier sind keine Bilder.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s): </source>
        <translation>
            <numerusform>%Ln Bild: </numerusform>
            <numerusform>%Ln Bilder: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fit(s) already</source>
        <translation>
            <numerusform>%Ln passt schon</numerusform>
            <numerusform>%Ln passen schon</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be written</source>
        <translation>
            <numerusform>%Ln wird geschrieben</numerusform>
            <numerusform>%Ln werden geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>: %1 → …</source>
        <translation>: %1 → …</translation>
    </message>
    <message>
        <source>: %1 → about %2, in %3.</source>
        <translation>: %1 → etwa %2; es dauert %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) left out: their new names would meet others</source>
        <translation>
            <numerusform>%Ln Bild ausgelassen: sein neuer Name träfe auf einen anderen</numerusform>
            <numerusform>%Ln Bilder ausgelassen: ihre neuen Namen träfen auf andere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be made smaller</source>
        <translation>
            <numerusform>%Ln lässt sich nicht verkleinern</numerusform>
            <numerusform>%Ln lassen sich nicht verkleinern</numerusform>
        </translation>
    </message>
    <message>
        <source> (see Problems).</source>
        <translation> (siehe Probleme).</translation>
    </message>
    <message>
        <source>No file is changed.</source>
        <translation>Keine Datei wird geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) will be replaced, which cannot be undone.</source>
        <translation>
            <numerusform>%Ln Original wird ersetzt; das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>%Ln Originale werden ersetzt; das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) stay beside results of another name.</source>
        <translation>
            <numerusform>%Ln Original bleibt neben dem Ergebnis mit anderem Namen.</numerusform>
            <numerusform>%Ln Originale bleiben neben Ergebnissen mit anderem Namen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All originals stay as they are.</source>
        <translation>Alle Originale bleiben, wie sie sind.</translation>
    </message>
    <message numerus="yes">
        <source>Yes, replace or delete %Ln original(s) for good</source>
        <translation>
            <numerusform>Ja, %Ln Original endgültig ersetzen oder löschen</numerusform>
            <numerusform>Ja, %Ln Originale endgültig ersetzen oder löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, replace %Ln original(s)</source>
        <translation>
            <numerusform>Ja, %Ln Original ersetzen</numerusform>
            <numerusform>Ja, %Ln Originale ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, delete %Ln original(s) for good</source>
        <translation>
            <numerusform>Ja, %Ln Original endgültig löschen</numerusform>
            <numerusform>Ja, %Ln Originale endgültig löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run of %1 over %2 was interrupted after %Ln picture(s): go on?</source>
        <translation>
            <numerusform>Der Lauf von %1 über %2 wurde nach %Ln Bild unterbrochen: fortsetzen?</numerusform>
            <numerusform>Der Lauf von %1 über %2 wurde nach %Ln Bildern unterbrochen: fortsetzen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run of %1 over %2 was interrupted after %3 of %Ln picture(s): go on?</source>
        <translation>
            <numerusform>Der Lauf von %1 über %2 wurde nach %3 von %Ln Bild unterbrochen: fortsetzen?</numerusform>
            <numerusform>Der Lauf von %1 über %2 wurde nach %3 von %Ln Bildern unterbrochen: fortsetzen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>There is not room enough: about %1 are needed in %2, temporary copies included, and %3 are free.</source>
        <translation>Der Platz reicht nicht: Etwa %1 werden in %2 gebraucht, vorübergehende Kopien eingerechnet, und %3 sind frei.</translation>
    </message>
    <message>
        <source>film of the motion photo</source>
        <translation>Film des Bewegtbilds</translation>
    </message>
    <message>
        <source>further picture (gain map, depth or another view)</source>
        <translation>weiteres Bild (Gain Map, Tiefe oder andere Ansicht)</translation>
    </message>
    <message>
        <source>PNG text</source>
        <translation>PNG-Texte</translation>
    </message>
    <message>
        <source>Results will be without: %1.</source>
        <translation>Den Ergebnissen wird fehlen: %1.</translation>
    </message>
    <message>
        <source>The results would take more room than the originals: lower the quality, or choose another format.</source>
        <translation>Die Ergebnisse bräuchten mehr Platz als die Originale: Wählen Sie eine geringere Qualität oder ein anderes Format.</translation>
    </message>
    <message>
        <source>What fits already is not copied.</source>
        <translation>Was schon passt, wird nicht kopiert.</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Results are without: %1.</source>
        <translation>Den Ergebnissen fehlen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have other names (hard links), which keep the picture as it was.</source>
        <translation>
            <numerusform>%Ln Datei hat weitere Namen (Hardlinks), die das Bild behalten, wie es war.</numerusform>
            <numerusform>%Ln Dateien haben weitere Namen (Hardlinks), die das Bild behalten, wie es war.</numerusform>
        </translation>
    </message>
    <message>
        <source>What fits already keeps its metadata: it is not touched.</source>
        <translation>Was schon passt, behält seine Metadaten: es wird nicht angerührt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) to other pictures of the batch: nothing to do.</source>
        <translation>
            <numerusform>%Ln Verweis auf ein anderes Bild des Stapels: nichts zu tun.</numerusform>
            <numerusform>%Ln Verweise auf andere Bilder des Stapels: nichts zu tun.</numerusform>
        </translation>
    </message>
    <message>
        <source>: %1; none of those tried could be made smaller.</source>
        <translation>: %1; der Versuch mit einigen davon misslang.</translation>
    </message>
    <message>
        <source>none will be written</source>
        <translation>es wird keine geschrieben</translation>
    </message>
    <message>
        <source>The run of %1 over %2 was interrupted while it removed originals: go on?</source>
        <translation>Der Lauf von %1 über %2 wurde unterbrochen, während Originale entfernt wurden: fortsetzen?</translation>
    </message>
</context>
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
    <message>
        <source>Listing folders</source>
        <translation>Ordner auflisten</translation>
    </message>
    <message>
        <source>Sidecars</source>
        <translation>Begleitdateien</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Judging</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
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
    <name>Failures</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>the folder is gone</source>
        <translation>der Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>es gibt schon eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>there is something of that name already</source>
        <translation>es gibt schon etwas dieses Namens</translation>
    </message>
    <message>
        <source>something of that name has come there meanwhile</source>
        <translation>inzwischen ist dort etwas dieses Namens hinzugekommen</translation>
    </message>
    <message>
        <source>that name cannot be used</source>
        <translation>dieser Name kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>the file system there takes no such name</source>
        <translation>das Dateisystem dort nimmt keinen solchen Namen an</translation>
    </message>
    <message>
        <source>symbolic links form a circle</source>
        <translation>Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
        <source>the trash holds too many files of that name</source>
        <translation>der Papierkorb enthält zu viele Dateien dieses Namens</translation>
    </message>
    <message>
        <source>there is no trash on its disk, and none can be made</source>
        <translation>auf diesem Datenträger gibt es keinen Papierkorb, und es lässt sich keiner anlegen</translation>
    </message>
    <message>
        <source>was changed by another program meanwhile</source>
        <translation>wurde inzwischen von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>became shorter while it was read</source>
        <translation>wurde beim Lesen kürzer</translation>
    </message>
    <message>
        <source>has changed since it was compared</source>
        <translation>hat sich seit dem Vergleich geändert</translation>
    </message>
    <message>
        <source>the file has changed</source>
        <translation>die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>another program is writing it</source>
        <translation>ein anderes Programm schreibt gerade daran</translation>
    </message>
    <message>
        <source>was not written as it should be</source>
        <translation>wurde nicht so geschrieben, wie es sein sollte</translation>
    </message>
    <message>
        <source>the file did not reach its full size</source>
        <translation>die Datei erreichte ihre volle Größe nicht</translation>
    </message>
    <message>
        <source>it needs %1, but only %2 are free</source>
        <translation>benötigt werden %1, frei sind aber nur %2</translation>
    </message>
    <message>
        <source>has no room for the unpacked file</source>
        <translation>hat keinen Platz für die entpackte Datei</translation>
    </message>
    <message>
        <source>is a socket, not a file</source>
        <translation>ist ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>is no file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the picture is cut short</source>
        <translation>das Bild ist abgeschnitten</translation>
    </message>
    <message>
        <source>the picture ends early</source>
        <translation>das Bild endet vorzeitig</translation>
    </message>
    <message>
        <source>the file ends early</source>
        <translation>die Datei endet vorzeitig</translation>
    </message>
    <message>
        <source>the header is damaged</source>
        <translation>der Dateikopf ist beschädigt</translation>
    </message>
    <message>
        <source>is damaged, or no plug-in of Qt reads it</source>
        <translation>ist beschädigt, oder kein Qt-Modul liest es</translation>
    </message>
    <message>
        <source>holds no picture</source>
        <translation>enthält kein Bild</translation>
    </message>
    <message>
        <source>%1 is a kind of picture not read here</source>
        <translation>%1 ist eine Bildart, die hier nicht gelesen wird</translation>
    </message>
    <message>
        <source>%1 is not a picture</source>
        <translation>%1 ist kein Bild</translation>
    </message>
    <message>
        <source>is no picture and no film by content (%1)</source>
        <translation>ist dem Inhalt nach weder Bild noch Film (%1)</translation>
    </message>
    <message>
        <source>its compression (%1) is not read here</source>
        <translation>die Kompression (%1) wird hier nicht gelesen</translation>
    </message>
    <message>
        <source>films have no preview; open it to see it</source>
        <translation>Filme haben keine Vorschau; zum Ansehen öffnen</translation>
    </message>
    <message>
        <source>is a film in an archive</source>
        <translation>ist ein Film in einem Archiv</translation>
    </message>
    <message>
        <source>has no page %1</source>
        <translation>hat keine Seite %1</translation>
    </message>
    <message>
        <source>there is no page %1</source>
        <translation>es gibt keine Seite %1</translation>
    </message>
    <message>
        <source>the picture is too large to be shown</source>
        <translation>das Bild ist zu groß, um angezeigt zu werden</translation>
    </message>
    <message>
        <source>there is no memory to decode it</source>
        <translation>zum Dekodieren fehlt Speicher</translation>
    </message>
    <message>
        <source>there is no memory for it</source>
        <translation>dafür fehlt Speicher</translation>
    </message>
    <message>
        <source>needs more memory than is allowed here</source>
        <translation>braucht mehr Speicher, als hier erlaubt ist</translation>
    </message>
    <message>
        <source>needs %1 of memory, more than the %2 allowed</source>
        <translation>braucht %1 Speicher, erlaubt sind %2</translation>
    </message>
    <message>
        <source>is larger than is allowed here</source>
        <translation>ist größer, als hier erlaubt ist</translation>
    </message>
    <message>
        <source>is larger than the %1 allowed here</source>
        <translation>ist größer als die hier erlaubten %1</translation>
    </message>
    <message>
        <source>is animated: only its first frame would be left</source>
        <translation>ist animiert: nur das erste Einzelbild bliebe übrig</translation>
    </message>
    <message>
        <source>has %1 pages: only the first would be left</source>
        <translation>hat %1 Seiten: nur die erste bliebe übrig</translation>
    </message>
    <message>
        <source>%1 samples do not go into %2</source>
        <translation>Werte vom Typ %1 passen nicht in %2</translation>
    </message>
    <message>
        <source>is a lossless JPEG, which cannot be decoded here</source>
        <translation>ist ein verlustfreies JPEG, das hier nicht dekodiert werden kann</translation>
    </message>
    <message>
        <source>is a JPEG of %1 bits, which cannot be decoded here</source>
        <translation>ist ein JPEG mit %1 Bit, das hier nicht dekodiert werden kann</translation>
    </message>
    <message>
        <source>is a link: only the file itself can be replaced</source>
        <translation>ist eine Verknüpfung: ersetzt werden kann nur die Datei selbst</translation>
    </message>
    <message>
        <source>is write-protected</source>
        <translation>ist schreibgeschützt</translation>
    </message>
    <message>
        <source>is inside an archive: only files of their own are made smaller</source>
        <translation>liegt in einem Archiv: nur eigenständige Dateien werden verkleinert</translation>
    </message>
    <message>
        <source>another file of this batch becomes %1, and that is one name where results go: capitals make no difference there</source>
        <translation>eine andere Datei dieses Stapels wird zu %1, und am Ziel ist das derselbe Name: Groß- und Kleinschreibung zählt dort nicht</translation>
    </message>
    <message>
        <source>another file of this batch becomes %1</source>
        <translation>eine andere Datei dieses Stapels wird zu %1</translation>
    </message>
    <message>
        <source>%1 is another picture of this batch</source>
        <translation>%1 ist ein anderes Bild dieses Stapels</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>ist schon vorhanden</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist schon vorhanden</translation>
    </message>
    <message>
        <source>%1 something of that name has come there meanwhile</source>
        <translation>%1: inzwischen ist dort etwas dieses Namens hinzugekommen</translation>
    </message>
    <message>
        <source>its new name would be too long</source>
        <translation>der neue Name wäre zu lang</translation>
    </message>
    <message>
        <source>a file stands where its folder would be</source>
        <translation>wo der Ordner hinkäme, steht eine Datei</translation>
    </message>
    <message>
        <source>the file system there takes no control characters in names</source>
        <translation>das Dateisystem dort erlaubt keine Steuerzeichen in Namen</translation>
    </message>
    <message>
        <source>the file system there takes no names that end in a full stop or a space</source>
        <translation>das Dateisystem dort erlaubt keine Namen, die mit Punkt oder Leerzeichen enden</translation>
    </message>
    <message>
        <source>the file system there takes no %1 in names</source>
        <translation>das Dateisystem dort erlaubt kein %1 in Namen</translation>
    </message>
    <message>
        <source>needs about %1 for results and temporary copies, and has %2 free: nothing was written</source>
        <translation>für Ergebnisse und Zwischenkopien werden etwa %1 benötigt, frei sind %2: nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>is the folder of the pictures themselves: results go to another one, or in place</source>
        <translation>ist der Ordner der Bilder selbst: Ergebnisse kommen in einen anderen oder an die Stelle der Originale</translation>
    </message>
    <message>
        <source>the interrupted run had other settings: go on with the same, or without resuming</source>
        <translation>der unterbrochene Lauf hatte andere Einstellungen: mit denselben fortsetzen oder neu beginnen</translation>
    </message>
    <message>
        <source>this very run is under way already</source>
        <translation>genau dieser Lauf ist schon im Gange</translation>
    </message>
    <message>
        <source>holds no files</source>
        <translation>enthält keine Dateien</translation>
    </message>
    <message>
        <source>holds no pictures</source>
        <translation>enthält keine Bilder</translation>
    </message>
    <message>
        <source>there is no stack of slices in it</source>
        <translation>enthält keinen Schichtstapel</translation>
    </message>
    <message>
        <source>holds no kept profile</source>
        <translation>enthält kein gespeichertes Profil</translation>
    </message>
    <message>
        <source>the kept profile is of %1, this one of %2</source>
        <translation>das gespeicherte Profil ist von „%1“, dieses von „%2“</translation>
    </message>
    <message>
        <source>is neither a folder nor an archive</source>
        <translation>ist weder Ordner noch Archiv</translation>
    </message>
    <message>
        <source>the directory at its end is missing: it was cut short, or is no zip file</source>
        <translation>das Verzeichnis am Ende fehlt: die Datei ist abgeschnitten oder keine Zip-Datei</translation>
    </message>
    <message>
        <source>is one volume of a zip file cut into several</source>
        <translation>ist ein Teil einer Zip-Datei, die in mehrere zerlegt wurde</translation>
    </message>
    <message>
        <source>the gzip data is damaged or cut off</source>
        <translation>die gzip-Daten sind beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>the tar is damaged</source>
        <translation>das Tar-Archiv ist beschädigt</translation>
    </message>
    <message>
        <source>the archive ends within it</source>
        <translation>das Archiv endet mitten darin</translation>
    </message>
    <message>
        <source>the archive has no such member</source>
        <translation>das Archiv enthält diese Datei nicht</translation>
    </message>
    <message>
        <source>its checksum is not the archive&apos;s</source>
        <translation>die Prüfsumme stimmt nicht mit der des Archivs überein</translation>
    </message>
    <message>
        <source>its bytes in the archive are damaged</source>
        <translation>die Daten im Archiv sind beschädigt</translation>
    </message>
    <message>
        <source>there is no such catalog</source>
        <translation>diesen Katalog gibt es nicht</translation>
    </message>
    <message>
        <source>is a database of another program</source>
        <translation>ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>a database of another program</source>
        <translation>die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>was made by a newer version of this program (%1, known is %2)</source>
        <translation>stammt von einer neueren Version dieses Programms (%1, bekannt ist %2)</translation>
    </message>
    <message>
        <source>is the same file as the one that stays</source>
        <translation>ist dieselbe Datei wie die, die bleibt</translation>
    </message>
    <message>
        <source>there is no such folder of blobs</source>
        <translation>diesen Blob-Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>a report is written as .csv or .json</source>
        <translation>ein Bericht wird als .csv oder .json geschrieben</translation>
    </message>
    <message>
        <source>a list is written as .csv or .json</source>
        <translation>eine Liste wird als .csv oder .json geschrieben</translation>
    </message>
    <message>
        <source>there are no slices</source>
        <translation>es gibt keine Schichten</translation>
    </message>
    <message>
        <source>the slices themselves are in it</source>
        <translation>darin liegen die Schichten selbst</translation>
    </message>
    <message>
        <source>it is one of the slices</source>
        <translation>es ist eine der Schichten</translation>
    </message>
    <message>
        <source>there is something else that is no pyramid; choose another place</source>
        <translation>dort liegt etwas anderes, das keine Pyramide ist; bitte einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>it is no earlier export of this kind, so it is not replaced</source>
        <translation>es ist kein früherer Export dieser Art und wird deshalb nicht ersetzt</translation>
    </message>
    <message>
        <source>it is no plain file, so it is not replaced</source>
        <translation>es ist keine gewöhnliche Datei und wird deshalb nicht ersetzt</translation>
    </message>
    <message>
        <source>another program is working on this pyramid</source>
        <translation>ein anderes Programm arbeitet an dieser Pyramide</translation>
    </message>
    <message>
        <source>the box is empty, or lies outside of the volume</source>
        <translation>der Ausschnitt ist leer oder liegt außerhalb des Volumens</translation>
    </message>
    <message>
        <source>open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>open the folder</source>
        <translation>Öffnen des Ordners</translation>
    </message>
    <message>
        <source>list the folder</source>
        <translation>Auflisten des Ordners</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>read the folder</source>
        <translation>Lesen des Ordners</translation>
    </message>
    <message>
        <source>read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>write to disk</source>
        <translation>Schreiben auf den Datenträger</translation>
    </message>
    <message>
        <source>write into</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>write into the folder</source>
        <translation>Schreiben in den Ordner</translation>
    </message>
    <message>
        <source>write to the trash</source>
        <translation>Schreiben in den Papierkorb</translation>
    </message>
    <message>
        <source>write the journal</source>
        <translation>Schreiben des Protokolls</translation>
    </message>
    <message>
        <source>create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>create the folder</source>
        <translation>Anlegen des Ordners</translation>
    </message>
    <message>
        <source>make the folder</source>
        <translation>Anlegen des Ordners</translation>
    </message>
    <message>
        <source>make a temporary file</source>
        <translation>Anlegen einer Zwischendatei</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>put in its place</source>
        <translation>Verschieben an seinen Platz</translation>
    </message>
    <message>
        <source>move to the trash</source>
        <translation>Verschieben in den Papierkorb</translation>
    </message>
    <message>
        <source>delete the original</source>
        <translation>Löschen des Originals</translation>
    </message>
    <message>
        <source>take the space for</source>
        <translation>Belegen des Platzes</translation>
    </message>
    <message>
        <source>start the program</source>
        <translation>Starten des Programms</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>Datei oder Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>a part of the path is no folder</source>
        <translation>ein Teil des Pfads ist kein Ordner</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>that is not permitted</source>
        <translation>das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the user&apos;s share of the disk is used up</source>
        <translation>das Kontingent auf dem Datenträger ist aufgebraucht</translation>
    </message>
    <message>
        <source>it is too large for the file system</source>
        <translation>zu groß für das Dateisystem</translation>
    </message>
    <message>
        <source>the disk failed</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>es ist schon vorhanden</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>the links form a circle</source>
        <translation>die Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
        <source>it is in use</source>
        <translation>es wird gerade benutzt</translation>
    </message>
    <message>
        <source>the server no longer knows the file</source>
        <translation>der Server kennt die Datei nicht mehr</translation>
    </message>
    <message>
        <source>there was no answer in time</source>
        <translation>es kam keine Antwort</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>zu viele Dateien sind geöffnet</translation>
    </message>
    <message>
        <source>there is not memory enough</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>wurde abgebrochen</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>ist nicht vorhanden</translation>
    </message>
    <message>
        <source>is of a kind not supported here</source>
        <translation>ist von einer Art, die hier nicht unterstützt wird</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>the system refused or failed</source>
        <translation>das System hat es verweigert oder ist gescheitert</translation>
    </message>
    <message>
        <source>the database failed</source>
        <translation>die Datenbank meldet einen Fehler</translation>
    </message>
    <message>
        <source>cannot be done</source>
        <translation>ist nicht möglich</translation>
    </message>
    <message>
        <source>cannot %1: %2</source>
        <extracomment>What could not be done, and why: &quot;Opening failed: no permission&quot;</extracomment>
        <translation>%1 nicht möglich: %2</translation>
    </message>
    <message>
        <source>date: takes a year, a month or a day, or two of them with .. between: %1</source>
        <translation>date: erwartet Jahr, Monat oder Tag, oder zwei davon mit .. dazwischen: %1</translation>
    </message>
    <message>
        <source>%1 takes a number, not %2</source>
        <translation>%1 erwartet eine Zahl, nicht %2</translation>
    </message>
    <message>
        <source>nothing stands behind %1:</source>
        <translation>hinter %1: steht nichts</translation>
    </message>
    <message>
        <source>%1: knows no %2</source>
        <translation>%1: kennt kein %2</translation>
    </message>
    <message>
        <source>there is no field %1:</source>
        <translation>es gibt kein Feld %1:</translation>
    </message>
    <message>
        <source>more than %1 conditions</source>
        <translation>mehr als %1 Bedingungen</translation>
    </message>
    <message>
        <source>%1 of %2 slices are left out: %3</source>
        <translation>%1 von %2 Schichten fehlen: %3</translation>
    </message>
    <message>
        <source>Premature end of JPEG file</source>
        <translation>die JPEG-Datei endet vorzeitig</translation>
    </message>
    <message>
        <source>has no name of its own</source>
        <translation>hat keinen eigenen Namen</translation>
    </message>
    <message>
        <source>no name is free in between</source>
        <translation>dazwischen ist kein Name frei</translation>
    </message>
    <message>
        <source>a name needs at least one character</source>
        <translation>ein Name braucht mindestens ein Zeichen</translation>
    </message>
    <message>
        <source>this name belongs to the system</source>
        <translation>dieser Name gehört dem System</translation>
    </message>
    <message>
        <source>a name cannot hold a slash</source>
        <translation>ein Name kann keinen Schrägstrich enthalten</translation>
    </message>
    <message>
        <source>a name cannot hold a zero byte</source>
        <translation>ein Name kann kein Nullbyte enthalten</translation>
    </message>
    <message>
        <source>a name has at most 255 bytes</source>
        <translation>ein Name hat höchstens 255 Bytes</translation>
    </message>
    <message>
        <source>a counter has at most 12 digits</source>
        <translation>ein Zähler hat höchstens 12 Ziffern</translation>
    </message>
    <message>
        <source>a format is missing after the colon</source>
        <translation>nach dem Doppelpunkt fehlt ein Format</translation>
    </message>
    <message>
        <source>there is no field {%1}</source>
        <translation>es gibt kein Feld {%1}</translation>
    </message>
    <message>
        <source>a brace is closed that was not opened</source>
        <translation>eine Klammer wird geschlossen, die nicht geöffnet wurde</translation>
    </message>
    <message>
        <source>a brace is not closed</source>
        <translation>eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the pattern is empty</source>
        <translation>das Muster ist leer</translation>
    </message>
    <message>
        <source>the sidecar cannot be read: %1</source>
        <translation>die Begleitdatei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>the TIFF header is damaged</source>
        <translation>der TIFF-Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its metadata are damaged: %1</source>
        <translation>die Metadaten sind beschädigt: %1</translation>
    </message>
    <message>
        <source>its XMP packet is damaged</source>
        <translation>das XMP-Paket ist beschädigt</translation>
    </message>
    <message>
        <source>its XMP packet is damaged: %1</source>
        <translation>das XMP-Paket ist beschädigt: %1</translation>
    </message>
    <message>
        <source>its XMP packet is larger than 4 MB</source>
        <translation>das XMP-Paket ist größer als 4 MB</translation>
    </message>
    <message>
        <source>its XMP packet declares entities</source>
        <translation>das XMP-Paket deklariert Entitäten</translation>
    </message>
    <message>
        <source>its XMP packet is nested too deeply</source>
        <translation>das XMP-Paket ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>its XMP packet has too many elements</source>
        <translation>das XMP-Paket hat zu viele Elemente</translation>
    </message>
    <message>
        <source>damaged, set aside and begun anew</source>
        <translation>beschädigt, beiseitegelegt und neu begonnen</translation>
    </message>
    <message>
        <source>damaged (%1), set aside and begun anew</source>
        <translation>beschädigt (%1), beiseitegelegt und neu begonnen</translation>
    </message>
    <message>
        <source>of a newer version (%1), set aside and begun anew</source>
        <translation>von einer neueren Version (%1), beiseitegelegt und neu begonnen</translation>
    </message>
    <message>
        <source>has changed since the scan: its size is another</source>
        <translation>hat sich seit der Erfassung geändert: Die Größe ist eine andere</translation>
    </message>
    <message>
        <source>is in an archive or a link: it cannot be the one that is kept</source>
        <translation>liegt in einem Archiv oder ist eine Verknüpfung: kann nicht die Datei sein, die bleibt</translation>
    </message>
    <message>
        <source>its size makes no sense</source>
        <translation>die Größe ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>its TIFF header is damaged</source>
        <translation>der TIFF-Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its PNG header is damaged</source>
        <translation>der PNG-Kopf ist beschädigt</translation>
    </message>
    <message>
        <source>its PNG header makes no sense</source>
        <translation>der PNG-Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>its directory is empty</source>
        <translation>das Verzeichnis ist leer</translation>
    </message>
    <message>
        <source>ends within its header</source>
        <translation>endet im Kopf</translation>
    </message>
    <message>
        <source>ends before its directory at byte %1</source>
        <translation>endet vor dem Verzeichnis bei Byte %1</translation>
    </message>
    <message>
        <source>ends before its last chunk</source>
        <translation>endet vor dem letzten Abschnitt</translation>
    </message>
    <message>
        <source>ends before its end mark</source>
        <translation>endet vor der Endmarke</translation>
    </message>
    <message>
        <source>ends after %1 of %2 bytes</source>
        <translation>endet nach %1 von %2 Bytes</translation>
    </message>
    <message>
        <source>endless</source>
        <translation>endlos vielen</translation>
    </message>
    <message>
        <source>holds %1 of %2 bytes of samples</source>
        <translation>enthält %1 von %2 Bytes der Bildwerte</translation>
    </message>
    <message>
        <source>has no samples</source>
        <translation>hat keine Bildwerte</translation>
    </message>
    <message>
        <source>the list of its strips stands past the end of the file</source>
        <translation>die Liste der Streifen steht hinter dem Ende der Datei</translation>
    </message>
    <message>
        <source>find the folder</source>
        <translation>Auffinden des Ordners</translation>
    </message>
    <message>
        <source>find the file</source>
        <translation>Auffinden der Datei</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>Beiseitelegen</translation>
    </message>
    <message>
        <source>needs %1, which is not installed</source>
        <translation>braucht %1, das nicht installiert ist</translation>
    </message>
</context>
<context>
    <name>JobReport</name>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>%1: %2 blocked %3, %4 idle %5</source>
        <translation>%1: %2 blockiert %3, %4 untätig %5</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Files to read</source>
        <translation>Zu lesende Dateien</translation>
    </message>
    <message>
        <source>Rows to write</source>
        <translation>Zu schreibende Zeilen</translation>
    </message>
    <message>
        <source>Pictures to write</source>
        <translation>Zu schreibende Bilder</translation>
    </message>
    <message>
        <source>Slices opened ahead</source>
        <translation>Vorab geöffnete Schichten</translation>
    </message>
    <message>
        <source>listing</source>
        <translation>Auflisten</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>the writer</source>
        <translation>der Schreiber</translation>
    </message>
    <message>
        <source>writers</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>Arbeiter</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 takes %2 % of the working time (%Ln worker(s)).</source>
        <translation>
            <numerusform>%1 braucht %2 % der Arbeitszeit (%Ln Arbeiter).</numerusform>
            <numerusform>%1 braucht %2 % der Arbeitszeit (%Ln Arbeiter).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 blocked %2 % of the time: %3 cannot keep up, and more workers in front will not help.</source>
        <translation>%1: %2 % der Zeit blockiert; %3 kommt nicht nach, und mehr Arbeiter davor helfen nicht.</translation>
    </message>
    <message>
        <source>%1 idle %2 % of the time, waiting for %3.</source>
        <translation>%1: %2 % der Zeit untätig, wartet auf %3.</translation>
    </message>
</context>
<context>
    <name>LibrarySearch</name>
    <message>
        <source>album:rome</source>
        <translation>album:rome</translation>
    </message>
    <message>
        <source>camera:canon</source>
        <translation>camera:canon</translation>
    </message>
    <message>
        <source>date:2019, date:2019-05, date:2019..2021</source>
        <translation>date:2019, date:2019-05, date:2019..2021</translation>
    </message>
    <message>
        <source>focal&gt;=200</source>
        <translation>focal&gt;=200</translation>
    </message>
    <message>
        <source>has:gps, has:people, has:sidecar</source>
        <translation>has:gps, has:people, has:sidecar</translation>
    </message>
    <message>
        <source>height&gt;=3000</source>
        <translation>height&gt;=3000</translation>
    </message>
    <message>
        <source>is:favorite, is:film, is:duplicate</source>
        <translation>is:favorite, is:film, is:duplicate</translation>
    </message>
    <message>
        <source>iso&gt;800</source>
        <translation>iso&gt;800</translation>
    </message>
    <message>
        <source>lens:50mm</source>
        <translation>lens:50mm</translation>
    </message>
    <message>
        <source>path:holidays</source>
        <translation>path:holidays</translation>
    </message>
    <message>
        <source>person:ada</source>
        <translation>person:ada</translation>
    </message>
    <message>
        <source>rating&gt;=4</source>
        <translation>rating&gt;=4</translation>
    </message>
    <message>
        <source>type:heic</source>
        <translation>type:heic</translation>
    </message>
    <message>
        <source>width&gt;=4000</source>
        <translation>width&gt;=4000</translation>
    </message>
    <message>
        <source>-is:film leaves films out</source>
        <translation>-is:film lässt Filme weg</translation>
    </message>
    <message>
        <source>f&lt;2.8</source>
        <translation>f&lt;2.8</translation>
    </message>
    <message>
        <source>size&gt;10MB</source>
        <translation>size&gt;10MB</translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>All pictures and films</source>
        <translation>Alle Bilder und Filme</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Kameras</translation>
    </message>
    <message>
        <source>Lenses</source>
        <translation>Objektive</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Without a sidecar</source>
        <translation>Ohne Begleitdatei</translation>
    </message>
    <message>
        <source>Orphan sidecars</source>
        <translation>Verwaiste Begleitdateien</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>Date conflicts</source>
        <translation>Widersprüchliche Daten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) with the same content</source>
        <translation>
            <numerusform>%Ln Datei mit demselben Inhalt</numerusform>
            <numerusform>%Ln Dateien mit demselben Inhalt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>Has a copy in the library</source>
        <translation>Hat eine Kopie in der Bibliothek</translation>
    </message>
    <message>
        <source>No sidecar was found for it</source>
        <translation>Keine Begleitdatei gefunden</translation>
    </message>
    <message>
        <source>A film belongs to it</source>
        <translation>Ein Film gehört dazu</translation>
    </message>
    <message>
        <source>In an archive: read only</source>
        <translation>In einem Archiv: nur lesbar</translation>
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
    <name>PlotNumbers</name>
    <message>
        <source>%1 G</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 Tsd.</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Downsample</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Pyramid</source>
        <translation>Pyramide</translation>
    </message>
    <message>
        <source>the producer</source>
        <translation>den Erzeuger</translation>
    </message>
    <message>
        <source>the consumers</source>
        <translation>die Verbraucher</translation>
    </message>
    <message>
        <source>%1 idle %2 % of the time, waiting for %3.</source>
        <translation>%1: %2 % der Zeit untätig, wartet auf %3.</translation>
    </message>
    <message>
        <source>More threads do not help.</source>
        <translation>Mehr Threads helfen nicht.</translation>
    </message>
    <message>
        <source>More threads do not help: they share what is the limit, memory or the disk.</source>
        <translation>Mehr Threads helfen nicht: sie teilen sich, was die Grenze ist, Speicher oder Platte.</translation>
    </message>
    <message>
        <source>More threads do not help: all cores are busy.</source>
        <translation>Mehr Threads helfen nicht: alle Kerne sind beschäftigt.</translation>
    </message>
    <message>
        <source>More threads might help.</source>
        <translation>Mehr Threads könnten helfen.</translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), queue %1, batch %2.</source>
        <translation>
            <numerusform>Am besten hier: %Ln Thread, Warteschlange %1, Stapel %2.</numerusform>
            <numerusform>Am besten hier: %Ln Threads, Warteschlange %1, Stapel %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>What takes most of the time: %1.</source>
        <translation>Was die meiste Zeit braucht: %1.</translation>
    </message>
    <message>
        <source>A queue of %1 is too small: %2 % of the best speed.</source>
        <translation>Eine Warteschlange von %1 ist zu klein: %2 % der besten Geschwindigkeit.</translation>
    </message>
    <message>
        <source>But the runs are too short to be sure: more data would tell.</source>
        <translation>Doch die Läufe sind zu kurz, um sicher zu sein: mehr Daten würden es zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), queue %1.</source>
        <translation>
            <numerusform>Am besten hier: %Ln Thread, Warteschlange %1.</numerusform>
            <numerusform>Am besten hier: %Ln Threads, Warteschlange %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s), batch %1.</source>
        <translation>
            <numerusform>Am besten hier: %Ln Thread, Stapel %1.</numerusform>
            <numerusform>Am besten hier: %Ln Threads, Stapel %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Best here: %Ln thread(s).</source>
        <translation>
            <numerusform>Am besten hier: %Ln Thread.</numerusform>
            <numerusform>Am besten hier: %Ln Threads.</numerusform>
        </translation>
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
        <source>About Lightstack</source>
        <translation>Über Lightstack</translation>
    </message>
    <message>
        <source>&lt;p align=&apos;center&apos;&gt;A photo and volume-slice browser for folders&lt;br&gt;that are too big for other programs.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Free software under the GNU GPL, version 3 or later.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Made with Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, libwebp, Little CMS, libarchive,&lt;br&gt;libdeflate and simdjson.&lt;/p&gt;</source>
        <translation>&lt;p align=&apos;center&apos;&gt;Ein Betrachter für Fotos und Schichtbilder in Ordnern,&lt;br&gt;die für andere Programme zu groß sind.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Freie Software unter der GNU GPL, Version 3 oder neuer.&lt;/p&gt;&lt;p align=&apos;center&apos;&gt;Gemacht mit Qt %1, libtiff, libjpeg-turbo, exiv2, SQLite,&lt;br&gt;libheif, LibRaw, libjxl, libwebp, Little CMS, libarchive,&lt;br&gt;libdeflate und simdjson.&lt;/p&gt;</translation>
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
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Wählen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateien vom Typ:</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordneter Ordner</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Soll es ersetzt werden?</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
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
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
</context>
<context>
    <name>ScanBooks</name>
    <message>
        <source>%1 as they were</source>
        <translation>%1 unverändert</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 passed over (neither picture, film nor JSON)</source>
        <translation>%1 übergangen (weder Bild, Film noch JSON)</translation>
    </message>
    <message>
        <source>%1 of those looked at have a sidecar.</source>
        <translation>%1 der angesehenen haben eine Begleitdatei.</translation>
    </message>
    <message>
        <source>%1 known before are gone.</source>
        <translation>%1 früher bekannte sind weg.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found: </source>
        <translation>
            <numerusform>%Ln Datei gefunden: </numerusform>
            <numerusform>%Ln Dateien gefunden: </numerusform>
        </translation>
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
    <message>
        <source>%1; its edges are as %2 (%3)</source>
        <translation>%1; seine Kanten verhalten sich wie %2 (%3)</translation>
    </message>
    <message>
        <source>%1 pixels an inch</source>
        <translation>%1 Pixel je Zoll</translation>
    </message>
    <message>
        <source>%1 pixels a centimetre</source>
        <translation>%1 Pixel je Zentimeter</translation>
    </message>
    <message>
        <source>The numbers go in steps of %1</source>
        <translation>Die Nummern gehen in Schritten von %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) between %1 and %2 have no slice</source>
        <translation>
            <numerusform>%Ln Nummer zwischen %1 und %2 hat keine Schicht</numerusform>
            <numerusform>%Ln Nummern zwischen %1 und %2 haben keine Schicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have a number that another has too: “%1”</source>
        <translation>
            <numerusform>%Ln Datei hat eine Nummer, die auch eine andere hat: „%1“</numerusform>
            <numerusform>%Ln Dateien haben Nummern, die auch andere haben: „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>No slice can be read</source>
        <translation>Keine Schicht ist lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln slice(s) differ from the others in size or type</source>
        <translation>
            <numerusform>%Ln Schicht weicht in Größe oder Typ von den anderen ab</numerusform>
            <numerusform>%Ln Schichten weichen in Größe oder Typ von den anderen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are empty</source>
        <translation>
            <numerusform>%Ln Datei ist leer</numerusform>
            <numerusform>%Ln Dateien sind leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are cut off</source>
        <translation>
            <numerusform>%Ln Datei ist abgeschnitten</numerusform>
            <numerusform>%Ln Dateien sind abgeschnitten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read</source>
        <translation>
            <numerusform>%Ln Datei kann nicht gelesen werden</numerusform>
            <numerusform>%Ln Dateien können nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) have more than one page; the first is the slice</source>
        <translation>
            <numerusform>%Ln Datei hat mehr als eine Seite; die erste ist die Schicht</numerusform>
            <numerusform>%Ln Dateien haben mehr als eine Seite; die erste ist die Schicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The slices are in colour (%Ln channel(s))</source>
        <translation>
            <numerusform>Die Schichten sind farbig (%Ln Kanal)</numerusform>
            <numerusform>Die Schichten sind farbig (%Ln Kanäle)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) beside the stack are no slices of it: “%1”</source>
        <translation>
            <numerusform>%Ln Bild neben dem Stapel ist keine Schicht davon: „%1“</numerusform>
            <numerusform>%Ln Bilder neben dem Stapel sind keine Schichten davon: „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>The TIFF resolution of %1 is a writer&apos;s default and not taken for a voxel size</source>
        <translation>Die TIFF-Auflösung von %1 ist die Vorgabe eines Programms und gilt nicht als Voxelgröße</translation>
    </message>
    <message>
        <source>The pages are several volumes (channels: %1, slices: %2, times: %3)</source>
        <translation>Die Seiten sind mehrere Volumen (Kanäle: %1, Schichten: %2, Zeiten: %3)</translation>
    </message>
    <message>
        <source>%1 speaks of slices of %2, these have %3</source>
        <translation>%1 spricht von Schichten mit %2, diese haben %3</translation>
    </message>
    <message>
        <source>%1 is a volume of slices of %2, these have %3: not used</source>
        <translation>%1 ist ein Volumen aus Schichten mit %2, diese haben %3: nicht benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 speaks of %Ln slice(s), here are %2</source>
        <translation>
            <numerusform>%1 spricht von %Ln Schicht, hier sind %2</numerusform>
            <numerusform>%1 spricht von %Ln Schichten, hier sind %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 speaks of “%2”, not of these files: not used</source>
        <translation>%1 spricht von „%2“, nicht von diesen Dateien: nicht benutzt</translation>
    </message>
    <message>
        <source>%1 speaks of what was reconstructed from these files: not used</source>
        <translation>%1 spricht von dem, was aus diesen Dateien rekonstruiert wurde: nicht benutzt</translation>
    </message>
    <message>
        <source>%1 gives %2 (%3), but no unit</source>
        <translation>%1 nennt %2 (%3), aber keine Einheit</translation>
    </message>
    <message>
        <source>%1 gives %2 (%3), which is no length</source>
        <translation>%1 nennt %2 (%3), was keine Länge ist</translation>
    </message>
    <message>
        <source>Voxel sizes disagree: %1 (%2, used) and %3 (%4)</source>
        <translation>Die Voxelgrößen widersprechen sich: %1 (%2, benutzt) und %3 (%4)</translation>
    </message>
    <message numerus="yes">
        <source>(%Ln bit(s))</source>
        <translation>
            <numerusform>(%Ln Bit)</numerusform>
            <numerusform>(%Ln Bit)</numerusform>
        </translation>
    </message>
    <message>
        <source>white is zero</source>
        <translation>Weiß ist null</translation>
    </message>
    <message>
        <source>is %1 inside, the others are %2</source>
        <translation>ist innen %1, die anderen sind %2</translation>
    </message>
    <message>
        <source>%1; the others are %2</source>
        <translation>%1; die anderen sind %2</translation>
    </message>
    <message>
        <source>ImageJ description</source>
        <translation>ImageJ-Beschreibung</translation>
    </message>
    <message>
        <source>TIFF resolution, %1</source>
        <translation>TIFF-Auflösung, %1</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter thickness</source>
        <translation>Filterdicke</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Rotation step</source>
        <translation>Drehschritt</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>Projektionen</translation>
    </message>
    <message>
        <source>Frame averaging</source>
        <translation>Bildmittelung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Reconstructed by datos|x</source>
        <translation>Rekonstruiert mit datos|x</translation>
    </message>
</context>
<context>
    <name>TagNames</name>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Place by the camera</source>
        <translation>Ort laut Kamera</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>In the locked folder</source>
        <translation>Im gesperrten Ordner</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>From the app</source>
        <translation>Aus der App</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>Gekommen über</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Folder on the device</source>
        <translation>Ordner auf dem Gerät</translation>
    </message>
    <message>
        <source>Paired by</source>
        <translation>Zugeordnet durch</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>The sidecar has the name of the file.</source>
        <translation>Die Begleitdatei trägt den Namen der Datei.</translation>
    </message>
    <message>
        <source>The counter stands at the end of the sidecar.</source>
        <translation>Der Zähler steht am Ende der Begleitdatei.</translation>
    </message>
    <message>
        <source>The counter stands at the end of the sidecar, whose name was clipped.</source>
        <translation>Der Zähler steht am Ende der Begleitdatei, deren Name gekürzt wurde.</translation>
    </message>
    <message>
        <source>The sidecar has the name of the file, clipped to 46 characters.</source>
        <translation>Die Begleitdatei trägt den Namen der Datei, auf 46 Zeichen gekürzt.</translation>
    </message>
    <message>
        <source>The title had no extension; the file was given one.</source>
        <translation>Der Titel hatte keine Endung; die Datei bekam eine.</translation>
    </message>
    <message>
        <source>The names are equal but for capital letters.</source>
        <translation>Die Namen sind bis auf Groß- und Kleinschreibung gleich.</translation>
    </message>
    <message>
        <source>The still of a motion or live picture speaks for its film.</source>
        <translation>Das Standbild eines bewegten Bildes spricht auch für dessen Film.</translation>
    </message>
    <message>
        <source>An edit is described by the sidecar of its original.</source>
        <translation>Eine Bearbeitung wird von der Begleitdatei ihres Originals beschrieben.</translation>
    </message>
    <message>
        <source>The end of the sidecar’s name was cut short.</source>
        <translation>Das Ende des Namens der Begleitdatei wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>An edit whose last word was cut is described by its original.</source>
        <translation>Eine Bearbeitung, deren letztes Wort gekürzt wurde, wird von ihrem Original beschrieben.</translation>
    </message>
    <message>
        <source>A second copy without a sidecar of its own is described by that of the first.</source>
        <translation>Eine zweite Kopie ohne eigene Begleitdatei wird von der der ersten beschrieben.</translation>
    </message>
    <message>
        <source>The file has an extension too many.</source>
        <translation>Die Datei hat eine Endung zu viel.</translation>
    </message>
    <message>
        <source>The last letter of the name is missing.</source>
        <translation>Der letzte Buchstabe des Namens fehlt.</translation>
    </message>
    <message>
        <source>The title inside the sidecar names this file and no other.</source>
        <translation>Der Titel in der Begleitdatei nennt diese Datei und keine andere.</translation>
    </message>
    <message>
        <source>Paired by hand.</source>
        <translation>Von Hand zugeordnet.</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>nearly certain</source>
        <translation>fast sicher</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>by experience, not by rule</source>
        <translation>nach Erfahrung, nicht nach Regel</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Its still</source>
        <translation>Ihr Standbild</translation>
    </message>
    <message>
        <source>Its original</source>
        <translation>Ihr Original</translation>
    </message>
    <message>
        <source>Without its extension</source>
        <translation>Ohne ihre Endung</translation>
    </message>
    <message>
        <source>Without its counter</source>
        <translation>Ohne ihren Zähler</translation>
    </message>
    <message>
        <source>Without its last letter</source>
        <translation>Ohne den letzten Buchstaben</translation>
    </message>
    <message>
        <source>With .supplemental-metadata</source>
        <translation>Mit .supplemental-metadata</translation>
    </message>
    <message>
        <source>With a part of .supplemental-metadata</source>
        <translation>Mit einem Teil von .supplemental-metadata</translation>
    </message>
    <message>
        <source>Clipped to 46 characters</source>
        <translation>Auf 46 Zeichen gekürzt</translation>
    </message>
    <message>
        <source>The counter put at the end</source>
        <translation>Zähler ans Ende gestellt</translation>
    </message>
    <message>
        <source>The sidecar</source>
        <translation>Die Begleitdatei</translation>
    </message>
    <message>
        <source>The sidecar, in another case</source>
        <translation>Die Begleitdatei, anders geschrieben</translation>
    </message>
    <message>
        <source>Named by the title inside</source>
        <translation>Vom Titel darin genannt</translation>
    </message>
    <message>
        <source>Chosen by hand</source>
        <translation>Von Hand gewählt</translation>
    </message>
    <message>
        <source>A stronger rule decided for another sidecar.</source>
        <translation>Eine stärkere Regel entschied für eine andere Begleitdatei.</translation>
    </message>
    <message>
        <source>It was given to %1 by hand.</source>
        <translation>Sie wurde von Hand %1 zugeordnet.</translation>
    </message>
    <message>
        <source>It belongs to another file by a stronger rule.</source>
        <translation>Sie gehört nach einer stärkeren Regel zu einer anderen Datei.</translation>
    </message>
    <message>
        <source>It belongs to %1 by a stronger rule.</source>
        <translation>Sie gehört nach einer stärkeren Regel zu %1.</translation>
    </message>
    <message>
        <source>The title inside names something else: %1.</source>
        <translation>Der Titel darin nennt etwas anderes: %1.</translation>
    </message>
    <message>
        <source>Several files have an equal claim to it.</source>
        <translation>Mehrere Dateien haben gleichen Anspruch darauf.</translation>
    </message>
    <message>
        <source>Several sidecars fit equally well.</source>
        <translation>Mehrere Begleitdateien passen gleich gut.</translation>
    </message>
    <message>
        <source>It describes an album, not a picture.</source>
        <translation>Sie beschreibt ein Album, kein Bild.</translation>
    </message>
    <message>
        <source>The rules found it; another choice was made by hand.</source>
        <translation>Die Regeln fanden sie; von Hand wurde anders gewählt.</translation>
    </message>
    <message>
        <source>Its counter is another one.</source>
        <translation>Ihr Zähler ist ein anderer.</translation>
    </message>
    <message>
        <source>Its counter is another one; it is that of %1.</source>
        <translation>Ihr Zähler ist ein anderer, der von %1.</translation>
    </message>
    <message>
        <source>It is made for a file with another extension.</source>
        <translation>Sie gilt einer Datei mit anderer Endung.</translation>
    </message>
    <message>
        <source>It is made for a file with another extension: %1.</source>
        <translation>Sie gilt einer Datei mit anderer Endung: %1.</translation>
    </message>
    <message>
        <source>Its name begins alike, and no rule leads to it.</source>
        <translation>Ihr Name beginnt ähnlich, doch keine Regel führt zu ihr.</translation>
    </message>
    <message>
        <source>Its name begins alike, and no rule leads to it; it is that of %1.</source>
        <translation>Ihr Name beginnt ähnlich, doch keine Regel führt zu ihr; sie ist die von %1.</translation>
    </message>
    <message>
        <source>The title inside agrees: %1</source>
        <translation>Der Titel darin stimmt überein: %1</translation>
    </message>
    <message>
        <source>The title inside says something else: %1</source>
        <translation>Der Titel darin sagt etwas anderes: %1</translation>
    </message>
    <message>
        <source>There is no title inside that could be compared.</source>
        <translation>Darin steht kein Titel, der sich vergleichen ließe.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Counter of the file: %1; of the sidecar: %2</source>
        <translation>Zähler der Datei: %1; der Begleitdatei: %2</translation>
    </message>
    <message>
        <source>%1 itself is missing; its sidecar is there.</source>
        <translation>%1 selbst fehlt; die Begleitdatei ist da.</translation>
    </message>
    <message>
        <source>The name has %1 characters; a sidecar’s keeps %2 of them.</source>
        <translation>Der Name hat %1 Zeichen; der einer Begleitdatei behält davon %2.</translation>
    </message>
    <message>
        <source>The two lie in different parts of the archive.</source>
        <translation>Die beiden liegen in verschiedenen Teilen des Archivs.</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
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
        <translation>&amp;Umbenennen …</translation>
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
        <translation>&amp;Einstellungen …</translation>
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
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothek</translation>
    </message>
    <message>
        <source>D&amp;escending</source>
        <translation>&amp;Absteigend</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillDialog</name>
    <message>
        <source>Backfill MIME Types</source>
        <translation>MIME-Typen nachtragen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Rows by type</source>
        <translation>Zeilen nach Typ</translation>
    </message>
    <message>
        <source>Dry Run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Write Types</source>
        <translation>Typen schreiben</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>Nach Inhalt</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Rows named as another type than their content</source>
        <translation>Zeilen, deren Name einen anderen Typ sagt als ihr Inhalt</translation>
    </message>
    <message>
        <source>All of these rows as CSV or JSON</source>
        <translation>Alle diese Zeilen als CSV oder JSON</translation>
    </message>
    <message>
        <source>No row is named as another type than its content.</source>
        <translation>Keine Zeile nennt einen anderen Typ, als ihr Inhalt hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are named as another type than their content.</source>
        <translation>
            <numerusform>%Ln Zeile nennt einen anderen Typ, als ihr Inhalt hat.</numerusform>
            <numerusform>%Ln Zeilen nennen einen anderen Typ, als ihr Inhalt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Die ersten %1 sind zu sehen.</translation>
    </message>
    <message>
        <source>Export the Report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>The report was not written: %1.</source>
        <translation>Der Bericht wurde nicht geschrieben: %1.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillForm</name>
    <message>
        <source>&amp;Dry run first: looks and counts, writes nothing</source>
        <translation>Zuerst ein &amp;Probelauf: sieht nach und zählt, schreibt nichts</translation>
    </message>
    <message>
        <source>Blobs that failed before, too</source>
        <translation>Auch Blobs, die früher fehlschlugen</translation>
    </message>
    <message>
        <source>Folder of blobs</source>
        <translation>Ordner der Blobs</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Blobs a transaction</source>
        <translation>Blobs je Transaktion</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Folder of Blobs</source>
        <translation>Ordner der Blobs</translation>
    </message>
    <message>
        <source>Catalogs (*.catalog *.db);;All files (*)</source>
        <translation>Kataloge (*.catalog *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>Keiner gewählt</translation>
    </message>
    <message>
        <source>Counting what has no type yet…</source>
        <translation>Zählt, was noch keinen Typ hat …</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>No row of the catalog waits for a type.</source>
        <translation>Keine Zeile des Katalogs wartet auf einen Typ.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) without a type, of %1 rows; the first 2 KB of each are read, about %2 in all.</source>
        <translation>
            <numerusform>%Ln Blob ohne Typ, von %1 Zeilen; seine ersten 2 KB werden gelesen, insgesamt etwa %2.</numerusform>
            <numerusform>%Ln Blobs ohne Typ, von %1 Zeilen; je die ersten 2 KB werden gelesen, insgesamt etwa %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) failed before and are left out.</source>
        <translation>
            <numerusform>%Ln Blob schlug früher fehl und bleibt außen vor.</numerusform>
            <numerusform>%Ln Blobs schlugen früher fehl und bleiben außen vor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes %1, going by the last run.</source>
        <translation>Dauert %1, nach dem letzten Lauf zu urteilen.</translation>
    </message>
    <message>
        <source>Rows end with NUL, not with the line</source>
        <translation>Zeilen enden mit NUL, nicht mit dem Zeilenende</translation>
    </message>
    <message>
        <source>Register &amp;all blobs of the folder</source>
        <translation>&amp;Alle Blobs des Ordners eintragen</translation>
    </message>
    <message>
        <source>For paths that hold line breaks</source>
        <translation>Für Pfade, die Zeilenumbrüche enthalten</translation>
    </message>
    <message>
        <source>A row for each blob that has none; done by itself where the catalog has no rows and no list is chosen</source>
        <translation>Eine Zeile für jeden Blob, der keine hat; geschieht von selbst, wo der Katalog keine Zeilen hat und keine Liste gewählt ist</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>List of Rows: Path, Tab, Hash, Tab, Type</source>
        <translation>Liste von Zeilen: Pfad, Tabulator, Hash, Tabulator, Typ</translation>
    </message>
    <message>
        <source>Lists (*.tsv *.txt *.lst);;All files (*)</source>
        <translation>Listen (*.tsv *.txt *.lst);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>None: those of the catalog</source>
        <translation>Keine: die des Katalogs</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such catalog: scan a folder first, or choose another.</source>
        <translation>Diesen Katalog gibt es nicht: Zuerst einen Ordner einlesen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The catalog cannot be read: %1.</source>
        <translation>Der Katalog ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The rows of the list come in first.</source>
        <translation>Zuerst kommen die Zeilen der Liste hinein.</translation>
    </message>
    <message>
        <source>All blobs of the folder get a row first.</source>
        <translation>Zuerst bekommen alle Blobs des Ordners eine Zeile.</translation>
    </message>
    <message>
        <source>The catalog has no rows of blobs: all of the folder get one first.</source>
        <translation>Der Katalog hat keine Zeilen für Blobs: Alle des Ordners bekommen zuerst eine.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>Takes the rows of the catalog again</source>
        <translation>Nimmt wieder die Zeilen des Katalogs</translation>
    </message>
    <message>
        <source>Of a list of rows; none is chosen</source>
        <translation>Einer Liste von Zeilen; keine ist gewählt</translation>
    </message>
    <message>
        <source>No blob of the catalog has failed</source>
        <translation>Kein Blob des Katalogs ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Choose the folder that holds the blobs.</source>
        <translation>Wählen Sie den Ordner, der die Blobs enthält.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) failed before and are looked at again.</source>
        <translation>
            <numerusform>%Ln Blob schlug früher fehl und wird wieder angesehen.</numerusform>
            <numerusform>%Ln Blobs schlugen früher fehl und werden wieder angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder of blobs is chosen</source>
        <translation>Kein Ordner mit Blobs ist gewählt</translation>
    </message>
    <message>
        <source>What has no type yet is being counted</source>
        <translation>Was noch keinen Typ hat, wird gezählt</translation>
    </message>
    <message>
        <source>No row of the catalog waits for a type</source>
        <translation>Keine Zeile des Katalogs wartet auf einen Typ</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::BackfillJob</name>
    <message>
        <source>Dry run of a backfill</source>
        <translation>Probelauf eines Nachtrags</translation>
    </message>
    <message>
        <source>Backfill of MIME types</source>
        <translation>Nachtrag von MIME-Typen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln blob(s)</source>
        <translation>
            <numerusform>%1 von %Ln Blob</numerusform>
            <numerusform>%1 von %Ln Blobs</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the backfill; the batches that were written stay</source>
        <translation>Nachtrag abbrechen; geschriebene Stapel bleiben</translation>
    </message>
    <message>
        <source>%1: done, but for some blobs</source>
        <translation>%1: fertig, bis auf einige Blobs</translation>
    </message>
    <message numerus="yes">
        <source>%Ln blob(s) looked at</source>
        <translation>
            <numerusform>%Ln Blob angesehen</numerusform>
            <numerusform>%Ln Blobs angesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would get a type</source>
        <translation>
            <numerusform>%Ln Zeile bekäme einen Typ</numerusform>
            <numerusform>%Ln Zeilen bekämen einen Typ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) got a type</source>
        <translation>
            <numerusform>%Ln Zeile bekam einen Typ</numerusform>
            <numerusform>%Ln Zeilen bekamen einen Typ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2; %3 blobs/s.</source>
        <translation>%1, %2; %3 Blobs/s.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) came in.</source>
        <translation>
            <numerusform>%Ln Zeile kam hinein.</numerusform>
            <numerusform>%Ln Zeilen kamen hinein.</numerusform>
        </translation>
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
    <name>lightstack::ui::DownsampleCommands</name>
    <message>
        <source>&amp;Downsample Pictures…</source>
        <translation>Bilder &amp;verkleinern …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Selection: %1</source>
        <translation>Auswahl: %1</translation>
    </message>
    <message>
        <source>Folder %1, with all in it</source>
        <translation>Ordner %1 mit allem darin</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln file(s)</source>
        <translation>
            <numerusform>%1: %Ln Datei</numerusform>
            <numerusform>%1: %Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleCompare</name>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Left and Right move the divider, + and − zoom, 0 fits, 1 is 100 %, Ctrl and arrows move the picture</source>
        <translation>Links und Rechts bewegen die Trennlinie, + und − zoomen, 0 passt ein, 1 ist 100 %, Strg und Pfeile bewegen das Bild</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleDialog</name>
    <message>
        <source>Downsample</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>Ergebnisse zeigen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleForm</name>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Keep EXIF and XMP</source>
        <translation>EXIF und XMP behalten</translation>
    </message>
    <message>
        <source>Convert colours to sRGB</source>
        <translation>Farben nach sRGB wandeln</translation>
    </message>
    <message>
        <source>To a folder</source>
        <translation>In einen Ordner</translation>
    </message>
    <message>
        <source>In place of the originals</source>
        <translation>An die Stelle der Originale</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Long side at most</source>
        <translation>Lange Seite höchstens</translation>
    </message>
    <message>
        <source>Short side at most</source>
        <translation>Kurze Seite höchstens</translation>
    </message>
    <message>
        <source>Width × height at most</source>
        <translation>Breite × Höhe höchstens</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Nothing is made larger; what fits already stays untouched</source>
        <translation>Nichts wird vergrößert; was schon passt, bleibt unberührt</translation>
    </message>
    <message>
        <source>Larger than most pictures are: few will change.</source>
        <translation>Größer als die meisten Bilder: wenige ändern sich.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>As each picture has it</source>
        <translation>Wie jedes Bild es hat</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Of JPEG and WebP; the preview follows</source>
        <translation>Von JPEG und WebP; die Vorschau folgt</translation>
    </message>
    <message>
        <source>On grey</source>
        <translation>Auf Grau</translation>
    </message>
    <message>
        <source>On white</source>
        <translation>Auf Weiß</translation>
    </message>
    <message>
        <source>On black</source>
        <translation>Auf Schwarz</translation>
    </message>
    <message>
        <source>JPEG has no transparency</source>
        <translation>JPEG kennt keine Transparenz</translation>
    </message>
    <message>
        <source>Fine bright detail keeps its brightness; other programs mostly do without</source>
        <translation>Feine helle Einzelheiten behalten ihre Helligkeit; andere Programme verzichten meist darauf</translation>
    </message>
    <message>
        <source>Else every picture keeps its own colour profile</source>
        <translation>Sonst behält jedes Bild sein eigenes Farbprofil</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>JPEG colours</source>
        <translation>JPEG-Farben</translation>
    </message>
    <message>
        <source>Transparency</source>
        <translation>Transparenz</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Go to the trash</source>
        <translation>Kommen in den Papierkorb</translation>
    </message>
    <message>
        <source>Are deleted for good</source>
        <translation>Werden endgültig gelöscht</translation>
    </message>
    <message>
        <source>Those whose result has another place or name; at the end, when all is written</source>
        <translation>Die, deren Ergebnis anderswo liegt oder anders heißt; am Ende, wenn alles geschrieben ist</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originale</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Folder for the Results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Folder for the results: %1</source>
        <translation>Ordner für die Ergebnisse: %1</translation>
    </message>
    <message>
        <source>Shrink in linear light</source>
        <translation>In linearem Licht verkleinern</translation>
    </message>
    <message>
        <source>PNG and TIFF lose nothing: there is no quality to choose</source>
        <translation>PNG und TIFF verlieren nichts: Es gibt keine Qualität zu wählen</translation>
    </message>
    <message>
        <source>Only where results are JPEG</source>
        <translation>Nur wo Ergebnisse JPEG sind</translation>
    </message>
    <message>
        <source>The format keeps transparency</source>
        <translation>Das Format behält die Durchsichtigkeit</translation>
    </message>
    <message>
        <source>What cannot be written as it is, as HEIC and raw files, becomes JPEG</source>
        <translation>Was nicht geschrieben werden kann, wie es ist, etwa HEIC und Rohdaten, wird JPEG</translation>
    </message>
    <message>
        <source>At full size (4:4:4)</source>
        <translation>In voller Größe (4:4:4)</translation>
    </message>
    <message>
        <source>At half the width (4:2:2)</source>
        <translation>In halber Breite (4:2:2)</translation>
    </message>
    <message>
        <source>At half the size (4:2:0)</source>
        <translation>In halber Größe (4:2:0)</translation>
    </message>
    <message>
        <source>IPTC, comments and texts, too; orientation, sizes and the embedded thumbnail are corrected</source>
        <translation>Auch IPTC, Kommentare und Texte; Ausrichtung, Größen und das eingebettete Vorschaubild werden berichtigt</translation>
    </message>
    <message>
        <source>Safely, and checked</source>
        <translation>Sicher und geprüft</translation>
    </message>
    <message>
        <source>Directly, unchecked</source>
        <translation>Direkt, ungeprüft</translation>
    </message>
    <message>
        <source>Safely: brought to the disk and read back; directly: neither, which is faster. Either way a picture takes its place only when it is whole</source>
        <translation>Sicher: auf die Platte gebracht und zurückgelesen; direkt: keines von beiden, was schneller ist. In jedem Fall nimmt ein Bild seinen Platz erst ein, wenn es ganz ist</translation>
    </message>
    <message>
        <source>%1. To take only some, select them first</source>
        <translation>%1. Um nur einige zu nehmen, wählen Sie diese vorher aus</translation>
    </message>
    <message>
        <source>small</source>
        <extracomment>Behind the name of a folder, for that of the results: &quot;holidays small&quot;</extracomment>
        <translation>klein</translation>
    </message>
    <message>
        <source>The pictures themselves are there: choose another folder.</source>
        <translation>Dort liegen die Bilder selbst: wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleJob</name>
    <message>
        <source>Downsample %1</source>
        <translation>Verkleinern: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln picture(s)</source>
        <translation>
            <numerusform>%1 von %Ln Bild</numerusform>
            <numerusform>%1 von %Ln Bildern</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel; what is written stays, every picture is whole, and the run can be gone on with later</source>
        <translation>Abbrechen; Geschriebenes bleibt, jedes Bild ist ganz, und der Lauf lässt sich später fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) written, %1 became %2.</source>
        <translation>
            <numerusform>%Ln Bild geschrieben, aus %1 wurden %2.</numerusform>
            <numerusform>%Ln Bilder geschrieben, aus %1 wurden %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln had been written before.</source>
        <translation>
            <numerusform>%Ln war schon geschrieben.</numerusform>
            <numerusform>%Ln waren schon geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fitted already and stayed as they were.</source>
        <translation>
            <numerusform>%Ln passte schon und blieb, wie es war.</numerusform>
            <numerusform>%Ln passten schon und blieben, wie sie waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) deleted.</source>
        <translation>
            <numerusform>%Ln Original gelöscht.</numerusform>
            <numerusform>%Ln Originale gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) moved to the trash.</source>
        <translation>
            <numerusform>%Ln Original in den Papierkorb verschoben.</numerusform>
            <numerusform>%Ln Originale in den Papierkorb verschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: done, but for some pictures</source>
        <translation>%1: fertig, bis auf einige Bilder</translation>
    </message>
    <message>
        <source>Stopped: every picture is whole, as it was or as it was to become; the run can be gone on with.</source>
        <translation>Angehalten: Jedes Bild ist ganz, wie es war oder wie es werden sollte; der Lauf kann fortgesetzt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln original(s) deleted</source>
        <translation>
            <numerusform>%1 von %Ln Original gelöscht</numerusform>
            <numerusform>%1 von %Ln Originalen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln original(s) moved to the trash</source>
        <translation>
            <numerusform>%1 von %Ln Original im Papierkorb</numerusform>
            <numerusform>%1 von %Ln Originalen im Papierkorb</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsamplePage</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Warum ausgelassen</translation>
    </message>
    <message>
        <source>Pictures that will be written</source>
        <translation>Bilder, die geschrieben werden</translation>
    </message>
    <message>
        <source>Pictures that are left out</source>
        <translation>Bilder, die ausgelassen werden</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget It</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>With the choices of that run; what it has written is not written again</source>
        <translation>Mit den Einstellungen jenes Laufs; was er schrieb, wird nicht noch einmal geschrieben</translation>
    </message>
    <message>
        <source>What it has written stays</source>
        <translation>Was er schrieb, bleibt</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Enter shows the picture before and after</source>
        <translation>Eingabe zeigt das Bild vorher und nachher</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message numerus="yes">
        <source>Looking at the pictures: %Ln so far…</source>
        <translation>
            <numerusform>Sieht die Bilder an: bisher %Ln …</numerusform>
            <numerusform>Sieht die Bilder an: bisher %Ln …</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures are still looked at</source>
        <translation>Die Bilder werden noch angesehen</translation>
    </message>
    <message>
        <source>There is nothing to be written</source>
        <translation>Es gibt nichts zu schreiben</translation>
    </message>
    <message>
        <source>Agree first to what cannot be undone, above</source>
        <translation>Stimmen Sie zuerst oben dem zu, was sich nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>There are none</source>
        <translation>Es gibt keine</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsamplePreview</name>
    <message>
        <source>Previous picture</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>No picture would be written.</source>
        <translation>Kein Bild würde geschrieben.</translation>
    </message>
    <message>
        <source>This picture cannot be shown: %1.</source>
        <translation>Dieses Bild kann nicht gezeigt werden: %1.</translation>
    </message>
    <message>
        <source>%1, %2 → %3, %4</source>
        <translation>%1, %2 → %3, %4</translation>
    </message>
    <message>
        <source>encoded without loss</source>
        <translation>verlustfrei kodiert</translation>
    </message>
    <message>
        <source>likeness (SSIM) %1</source>
        <translation>Ähnlichkeit (SSIM) %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>SSIM: how alike the new file is to the picture it was made of; 1 is the same</source>
        <translation>SSIM: wie ähnlich die neue Datei dem Bild ist, aus dem sie entstand; 1 ist gleich</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DownsampleResult</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>Passte</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Totals by folder</source>
        <translation>Summen je Ordner</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
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
        <source>Converted</source>
        <translation>Umgewandelt</translation>
    </message>
    <message>
        <source>Pictures/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicateCheckJob</name>
    <message>
        <source>Comparison of copies</source>
        <translation>Vergleich von Kopien</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 von %Ln Datei</numerusform>
            <numerusform>%1 von %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the comparison; nothing has been changed</source>
        <translation>Vergleich abbrechen; nichts wurde geändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) are the same byte by byte, %1.</source>
        <translation>
            <numerusform>%Ln Kopie ist Byte für Byte gleich, %1.</numerusform>
            <numerusform>%Ln Kopien sind Byte für Byte gleich, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicateTrashJob</name>
    <message>
        <source>Copies to the trash</source>
        <translation>Kopien in den Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln copy(s)</source>
        <translation>
            <numerusform>%1 von %Ln Kopie</numerusform>
            <numerusform>%1 von %Ln Kopien</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop here; what is in the trash stays there and can be brought back</source>
        <translation>Hier anhalten; was im Papierkorb ist, bleibt dort und lässt sich zurückholen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) moved to the trash, %1.</source>
        <translation>
            <numerusform>%Ln Kopie in den Papierkorb verschoben, %1.</numerusform>
            <numerusform>%Ln Kopien in den Papierkorb verschoben, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sidecar(s) went along.</source>
        <translation>
            <numerusform>%Ln Begleitdatei ging mit.</numerusform>
            <numerusform>%Ln Begleitdateien gingen mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+Z brings all of it back.</source>
        <translation>Strg+Z holt alles zurück.</translation>
    </message>
    <message>
        <source>%1: done, but some stayed</source>
        <translation>%1: fertig, einige blieben</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicatesDialog</name>
    <message>
        <source>&amp;Keep This One</source>
        <translation>Diese &amp;behalten</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>The selected file stays, the others of its group are copies (Space)</source>
        <translation>Die gewählte Datei bleibt, die anderen ihrer Gruppe sind Kopien (Leertaste)</translation>
    </message>
    <message>
        <source>In the folder with the oldest picture</source>
        <translation>Im Ordner mit dem ältesten Bild</translation>
    </message>
    <message>
        <source>With a sidecar</source>
        <translation>Mit Begleitdatei</translation>
    </message>
    <message>
        <source>With the shortest path</source>
        <translation>Mit dem kürzesten Pfad</translation>
    </message>
    <message>
        <source>Of each group &amp;stays the one:</source>
        <translation>Aus jeder Gruppe &amp;bleibt die Datei:</translation>
    </message>
    <message>
        <source>Groups of copies</source>
        <translation>Gruppen von Kopien</translation>
    </message>
    <message>
        <source>There is no library yet</source>
        <translation>Es gibt noch keine Bibliothek</translation>
    </message>
    <message>
        <source>The catalog cannot be read</source>
        <translation>Der Katalog lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Scan a folder first; its files are compared with each other then.</source>
        <translation>Lesen Sie zuerst einen Ordner ein; dann werden seine Dateien miteinander verglichen.</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>Keine Duplikate</translation>
    </message>
    <message>
        <source>No two files of the library have one content.</source>
        <translation>Keine zwei Dateien der Bibliothek haben denselben Inhalt.</translation>
    </message>
    <message>
        <source>Comparing files byte by byte</source>
        <translation>Dateien werden Byte für Byte verglichen</translation>
    </message>
    <message>
        <source>Moving copies to the trash</source>
        <translation>Kopien kommen in den Papierkorb</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stayed: %1</source>
        <translation>
            <numerusform>%Ln Datei blieb: %1</numerusform>
            <numerusform>%Ln Dateien blieben: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for files of one content…</source>
        <translation>Sucht Dateien gleichen Inhalts …</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) in %1 groups, %2</source>
        <translation>
            <numerusform>%Ln Kopie in %1 Gruppen, %2</numerusform>
            <numerusform>%Ln Kopien in %1 Gruppen, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>By size and checksum. Before anything is moved, all of them are read and compared byte by byte.</source>
        <translation>Nach Größe und Prüfsumme. Bevor etwas verschoben wird, werden alle gelesen und Byte für Byte verglichen.</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln copy(s) are the same byte by byte, %1</source>
        <translation>
            <numerusform>%Ln Kopie ist Byte für Byte gleich, %1</numerusform>
            <numerusform>%Ln Kopien sind Byte für Byte gleich, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>They go to the trash and can be brought back; the space is free when the trash is emptied.</source>
        <translation>Sie kommen in den Papierkorb und lassen sich zurückholen; der Platz wird frei, wenn er geleert wird.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) stay: the list says why.</source>
        <translation>
            <numerusform>%Ln andere bleibt: die Liste sagt, warum.</numerusform>
            <numerusform>%Ln andere bleiben: die Liste sagt, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move &amp;their %Ln sidecar(s) too, which no other file needs; else they stay, without a picture</source>
        <translation>
            <numerusform>Auch ihre %Ln &amp;Begleitdatei verschieben, die keine andere Datei braucht; sonst bleibt sie ohne Bild zurück</numerusform>
            <numerusform>Auch ihre %Ln &amp;Begleitdateien verschieben, die keine andere Datei braucht; sonst bleiben sie ohne Bild zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Move %Ln Copy(s) to Trash</source>
        <translation>
            <numerusform>%Ln Kopie in den &amp;Papierkorb</numerusform>
            <numerusform>%Ln Kopien in den &amp;Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::DuplicatesModel</name>
    <message numerus="yes">
        <source>%Ln file(s) of %1</source>
        <translation>
            <numerusform>%Ln Datei von %1</numerusform>
            <numerusform>%Ln Dateien von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Different: stays</source>
        <translation>Verschieden: bleibt</translation>
    </message>
    <message>
        <source>The same file: stays</source>
        <translation>Dieselbe Datei: bleibt</translation>
    </message>
    <message>
        <source>In an archive: stays</source>
        <translation>In einem Archiv: bleibt</translation>
    </message>
    <message>
        <source>Not readable: stays</source>
        <translation>Nicht lesbar: bleibt</translation>
    </message>
    <message>
        <source>Not compared: stays</source>
        <translation>Nicht verglichen: bleibt</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>Same: to the trash</source>
        <translation>Gleich: in den Papierkorb</translation>
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
        <translation>Öffnen Sie einen Ordner</translation>
    </message>
    <message>
        <source>Drop a folder or a picture here, choose one at the left, or look at the demo set: photographs and a stack of CT slices.</source>
        <translation>Ziehen Sie einen Ordner oder ein Bild hierher, wählen Sie links einen Ordner, oder sehen Sie sich die Beispiele an: Fotos und ein Stapel CT-Schichten.</translation>
    </message>
    <message>
        <source>Open a Folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <source>Try the Demo Set</source>
        <translation>Beispiele ansehen</translation>
    </message>
    <message>
        <source>Open Another Folder…</source>
        <translation>Anderen Ordner öffnen …</translation>
    </message>
    <message>
        <source>Making the demo set…</source>
        <translation>Beispiele werden erzeugt …</translation>
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
    <message>
        <source>Reading…</source>
        <translation>Liest …</translation>
    </message>
    <message>
        <source>There is no library yet</source>
        <translation>Es gibt noch keine Bibliothek</translation>
    </message>
    <message>
        <source>A scan takes in a Takeout or a folder, pairs its files and lists them by date, album, person and place. The files themselves stay as they are.</source>
        <translation>Ein Einlesen nimmt einen Takeout oder Ordner auf, ordnet seine Dateien einander zu und zeigt sie nach Datum, Album, Person und Ort. Die Dateien selbst bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Scan a Takeout or a Folder into the Library…</source>
        <translation>Takeout oder Ordner in die Bibliothek einlesen …</translation>
    </message>
    <message>
        <source>Open a Catalog File…</source>
        <translation>Katalogdatei öffnen …</translation>
    </message>
    <message>
        <source>The library cannot be read</source>
        <translation>Die Bibliothek lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Nothing in this list matches the search</source>
        <translation>Nichts in dieser Liste passt zur Suche</translation>
    </message>
    <message>
        <source>Clear the Search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Nothing in this list is of the kind that is shown</source>
        <translation>Nichts in dieser Liste ist von der gezeigten Art</translation>
    </message>
    <message>
        <source>The library is empty</source>
        <translation>Die Bibliothek ist leer</translation>
    </message>
    <message>
        <source>Nothing is in “%1”</source>
        <translation>Nichts ist in „%1“</translation>
    </message>
    <message>
        <source>Show the Whole Library</source>
        <translation>Ganze Bibliothek zeigen</translation>
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
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>A volume is made of three or more numbered slices, or of a file of three or more pages.</source>
        <translation>Ein Volumen besteht aus drei oder mehr nummerierten Schichten oder aus einer Datei mit drei oder mehr Seiten.</translation>
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
        <source>Show in File Manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Stops; what is half done is removed</source>
        <translation>Bricht ab; Halbfertiges wird entfernt</translation>
    </message>
    <message>
        <source>Export Volume</source>
        <translation>Volumen exportieren</translation>
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
        <translation>Schadhafte Schichten</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Ziel</translation>
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
    <message>
        <source>Its pages are several volumes (channels: %1, slices: %2, times: %3), which this level mixes.</source>
        <translation>Seine Seiten sind mehrere Volumen (Kanäle: %1, Schichten: %2, Zeiten: %3), die diese Stufe vermischt.</translation>
    </message>
    <message>
        <source>Its pages are several volumes (channels: %1, slices: %2, times: %3), written one after the other.</source>
        <translation>Seine Seiten sind mehrere Volumen (Kanäle: %1, Schichten: %2, Zeiten: %3), hintereinander geschrieben.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ExportJob</name>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
    <message>
        <source>Cancel the job; nothing is left behind</source>
        <translation>Auftrag abbrechen; es bleibt nichts zurück</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 geschrieben nach %2.</translation>
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
    <message>
        <source>size unknown; the file gives %1 without a unit</source>
        <translation>Größe unbekannt; die Datei nennt %1 ohne Einheit</translation>
    </message>
    <message>
        <source>%1; the file gives %2 without a unit</source>
        <translation>%1; die Datei nennt %2 ohne Einheit</translation>
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
        <translation>Anwendungen werden gesucht …</translation>
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
    <message>
        <source>%1 of %2 files are back. %3</source>
        <translation>%1 von %2 Dateien sind zurück. %3</translation>
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
    <message>
        <source>Search this list</source>
        <translation>Diese Liste durchsuchen</translation>
    </message>
    <message>
        <source>Words of names, descriptions, keywords and people, and fields such as camera:canon or date:2019 (%1)</source>
        <translation>Wörter aus Namen, Beschreibungen, Stichwörtern und Personen sowie Felder wie camera:canon oder date:2019 (%1)</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
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
    <message>
        <source>Taken %1</source>
        <translation>Aufgenommen %1</translation>
    </message>
    <message>
        <source>Film, %1: no preview</source>
        <translation>Film, %1: keine Vorschau</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Kein Zugriff</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
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
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Window that clips 0.1 % at each end</source>
        <translation>Fenster, das an jedem Ende 0,1 % abschneidet</translation>
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
        <source>Lock</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>One window for the next pictures, too</source>
        <translation>Ein Fenster auch für die nächsten Bilder</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
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
    <name>lightstack::ui::Job</name>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: angehalten</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: done, but not all</source>
        <translation>%1: fertig, aber nicht alles</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobCard</name>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Pause the job</source>
        <translation>Auftrag anhalten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Items a second, over seconds</source>
        <translation>Einträge je Sekunde, über Sekunden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Go on with the job</source>
        <translation>Auftrag fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s); the first %1:</source>
        <translation>
            <numerusform>%Ln Fehler; die ersten %1:</numerusform>
            <numerusform>%Ln Fehler; die ersten %1:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failure(s):</source>
        <translation>
            <numerusform>%Ln Fehler:</numerusform>
            <numerusform>%Ln Fehler:</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a file of the list first</source>
        <translation>Wählen Sie zuerst eine Datei der Liste</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobCommands</name>
    <message>
        <source>&amp;Rescan</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Backfill MIME Types…</source>
        <translation>MIME-Typen &amp;nachtragen …</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Aufträge</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Pro&amp;file…</source>
        <translation>Pro&amp;fil …</translation>
    </message>
    <message>
        <source>Nothing was scanned yet</source>
        <translation>Noch wurde nichts eingelesen</translation>
    </message>
    <message>
        <source>Scan &amp;Takeout or Folder…</source>
        <translation>&amp;Takeout oder Ordner einlesen …</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobDialog</name>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
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
        <source>Go On in the Background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::JobLine</name>
    <message>
        <source>Cancel the job</source>
        <translation>Auftrag abbrechen</translation>
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
        <source>Shows the jobs</source>
        <translation>Zeigt die Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln Auftrag</numerusform>
            <numerusform>%Ln Aufträge</numerusform>
        </translation>
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
    <name>lightstack::ui::JobsPanel</name>
    <message>
        <source>Keep Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>No jobs. Scans, exports, pyramids and profiles show here what they do, and what came of them.</source>
        <translation>Keine Aufträge. Einlesen, Exporte, Pyramiden und Profile zeigen hier, was sie tun und was dabei herauskam.</translation>
    </message>
    <message>
        <source>Dismiss Finished</source>
        <translation>Fertige schließen</translation>
    </message>
    <message>
        <source>Stop and Quit</source>
        <translation>Anhalten und beenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) still run. Stopped ones leave what they have done, or nothing.</source>
        <translation>
            <numerusform>%Ln Auftrag läuft noch. Angehalten hinterlässt er, was getan ist, oder nichts.</numerusform>
            <numerusform>%Ln Aufträge laufen noch. Angehalten hinterlassen sie, was getan ist, oder nichts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibraryCommands</name>
    <message>
        <source>&amp;Search the Library</source>
        <translation>Bibliothek &amp;durchsuchen</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Open Catalog File…</source>
        <translation>Katalogdatei &amp;öffnen …</translation>
    </message>
    <message>
        <source>Open Catalog File</source>
        <translation>Katalogdatei öffnen</translation>
    </message>
    <message>
        <source>Catalogs (*.catalog);;All files (*)</source>
        <translation>Kataloge (*.catalog);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Library Pa&amp;ne</source>
        <translation>&amp;Bibliotheksleiste</translation>
    </message>
    <message>
        <source>&amp;All Pictures and Films</source>
        <translation>&amp;Alle Bilder und Filme</translation>
    </message>
    <message>
        <source>&amp;Duplicates</source>
        <translation>&amp;Duplikate</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibrarySearch</name>
    <message>
        <source>⚠ Not understood: %1.</source>
        <translation>⚠ Nicht verstanden: %1.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibraryTools</name>
    <message>
        <source>&amp;Why This Sidecar</source>
        <translation>&amp;Warum diese Begleitdatei</translation>
    </message>
    <message>
        <source>&amp;Export List…</source>
        <translation>Liste &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Move Copies to Trash…</source>
        <translation>Kopien in den &amp;Papierkorb …</translation>
    </message>
    <message>
        <source>Why This Sidecar</source>
        <translation>Warum diese Begleitdatei</translation>
    </message>
    <message>
        <source>The choice is kept in the catalog; scans honour it.</source>
        <translation>Die Wahl steht im Katalog; jedes Einlesen achtet sie.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export List</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>The catalog does not know it yet: scan the folder again.</source>
        <translation>Der Katalog kennt sie noch nicht: lesen Sie den Ordner noch einmal ein.</translation>
    </message>
    <message>
        <source>There is no library yet: scan a Takeout or a folder first.</source>
        <translation>Es gibt noch keine Bibliothek: Zuerst ein Takeout oder einen Ordner einlesen.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibraryTree</name>
    <message>
        <source>There is no library yet.</source>
        <translation>Es gibt noch keine Bibliothek.</translation>
    </message>
    <message>
        <source>Scan…</source>
        <translation>Einlesen …</translation>
    </message>
    <message>
        <source>Scan a Takeout or a folder into the library</source>
        <translation>Takeout oder Ordner in die Bibliothek einlesen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibraryTreeModel</name>
    <message>
        <source>%1 in %2</source>
        <comment>an album, and its folder</comment>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LibraryTreeView</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::LinePlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 über %2</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ListExportJob</name>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 von %Ln Zeile</numerusform>
            <numerusform>%1 von %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the export; nothing is written</source>
        <translation>Export abbrechen; nichts wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1.</source>
        <translation>
            <numerusform>%Ln Zeile nach %1 geschrieben.</numerusform>
            <numerusform>%Ln Zeilen nach %1 geschrieben.</numerusform>
        </translation>
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
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>It lies in an archive</source>
        <translation>Sie liegt in einem Archiv</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Library and tools</source>
        <translation>Bibliothek und Werkzeuge</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Open the picture, the folder or the stack</source>
        <translation>Bild, Ordner oder Stapel öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Select a name</source>
        <translation>Einen Namen wählen</translation>
    </message>
    <message>
        <source>its first letters</source>
        <translation>seine ersten Buchstaben</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Ordner darüber</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
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
        <source>Look through a stack</source>
        <translation>Durch einen Stapel blättern</translation>
    </message>
    <message>
        <source>the pointer across it</source>
        <translation>mit dem Zeiger darüberfahren</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Back to the grid</source>
        <translation>Zurück zum Raster</translation>
    </message>
    <message>
        <source>Esc, Enter</source>
        <translation>Esc, Eingabe</translation>
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
        <source>First, last picture</source>
        <translation>Erstes, letztes Bild</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Pos1, Ende</translation>
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
        <source>Play or pause what moves</source>
        <translation>Bewegtes abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Window and level</source>
        <translation>Fenster und Mitte</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Mit der rechten Taste ziehen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Next, previous slice</source>
        <translation>Nächste, vorige Schicht</translation>
    </message>
    <message>
        <source>Down or Right, Up or Left; Wheel</source>
        <translation>Ab oder Rechts, Auf oder Links; Rad</translation>
    </message>
    <message>
        <source>Ten slices on, back</source>
        <translation>Zehn Schichten vor, zurück</translation>
    </message>
    <message>
        <source>First, last slice</source>
        <translation>Erste, letzte Schicht</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Das Bild verschieben</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Leertaste und ziehen</translation>
    </message>
    <message>
        <source>The file lies in an archive: it can be looked at, not changed or given to other programs. Unpack the archive first.</source>
        <translation>Die Datei liegt in einem Archiv: Sie lässt sich ansehen, aber nicht ändern oder anderen Programmen geben. Das Archiv zuerst entpacken.</translation>
    </message>
    <message>
        <source>The slices have changed and are read again.</source>
        <translation>Die Schichten haben sich geändert und werden neu gelesen.</translation>
    </message>
    <message>
        <source>Nothing was moved to the trash here since the start</source>
        <translation>Seit dem Start kam hier nichts in den Papierkorb</translation>
    </message>
    <message>
        <source>Only where pictures are seen side by side</source>
        <translation>Nur wo Bilder nebeneinander zu sehen sind</translation>
    </message>
    <message>
        <source>Only while a picture is shown large</source>
        <translation>Nur solange ein Bild groß gezeigt wird</translation>
    </message>
    <message>
        <source>Only while the slices of a stack are shown</source>
        <translation>Nur solange die Schichten eines Stapels gezeigt werden</translation>
    </message>
    <message>
        <source>The pictures are seen side by side already</source>
        <translation>Die Bilder sind schon nebeneinander zu sehen</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist geöffnet</translation>
    </message>
    <message>
        <source>A list is shown: open the folder of the stack</source>
        <translation>Eine Liste wird gezeigt: Öffnen Sie den Ordner des Stapels</translation>
    </message>
    <message>
        <source>There is nothing to go back to</source>
        <translation>Es gibt nichts, wohin es zurückgeht</translation>
    </message>
    <message>
        <source>There is nothing to go forward to</source>
        <translation>Es gibt nichts, wohin es vorwärts geht</translation>
    </message>
    <message>
        <source>There is no folder above what is shown</source>
        <translation>Über dem, was gezeigt wird, liegt kein Ordner</translation>
    </message>
    <message>
        <source>The stack is open already</source>
        <translation>Der Stapel ist schon geöffnet</translation>
    </message>
    <message>
        <source>Only for what is selected in a list of the library</source>
        <translation>Nur für das, was in einer Liste der Bibliothek ausgewählt ist</translation>
    </message>
    <message>
        <source>No stack is selected</source>
        <translation>Kein Stapel ist ausgewählt</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>Noch wurde kein Ordner geöffnet</translation>
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
        <translation>Wählen Sie ein Bild, um zu sehen, was es über sich sagt.</translation>
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
    <message>
        <source>&amp;Fit to Window</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Rotate View &amp;Right</source>
        <translation>Ansicht nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Rotate View &amp;Left</source>
        <translation>Ansicht nach &amp;links drehen</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramm</translation>
    </message>
    <message>
        <source>Film &amp;Strip</source>
        <translation>&amp;Filmstreifen</translation>
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
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>On disk now</source>
        <translation>Jetzt auf der Platte</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>&amp;Use pictures embedded in files where they are large enough</source>
        <translation>&amp;Eingebettete Bilder verwenden, wo sie groß genug sind</translation>
    </message>
    <message>
        <source>&amp;Read the desktop’s thumbnails</source>
        <translation>Vorschaubilder des &amp;Desktops lesen</translation>
    </message>
    <message>
        <source>A&amp;sk before moving to the trash</source>
        <translation>Vor dem Papierkorb &amp;fragen</translation>
    </message>
    <message>
        <source>Open the &amp;last folder at start</source>
        <translation>Beim Start den &amp;letzten Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Keep zoom and position from picture to picture</source>
        <translation>Vergrößerung und Stelle von Bild zu Bild &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>Thumbnails in &amp;memory</source>
        <translation>Vorschaubilder im &amp;Speicher</translation>
    </message>
    <message>
        <source>Thumbnails on &amp;disk, at most</source>
        <translation>Vorschaubilder auf der &amp;Platte, höchstens</translation>
    </message>
    <message>
        <source>&amp;Worker threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>Not cleared: %1</source>
        <translation>Nicht geleert: %1</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>&amp;Clear Thumbnails</source>
        <translation>Vorschaubilder &amp;leeren</translation>
    </message>
    <message>
        <source>They are made again as folders are shown</source>
        <translation>Sie werden neu gemacht, wenn Ordner gezeigt werden</translation>
    </message>
    <message>
        <source>There are none to be cleared</source>
        <translation>Es gibt keine zu leeren</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileDialog</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Compare With…</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Profile (*.json)</translation>
    </message>
    <message>
        <source>Save Profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Compare With</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Not saved: %1.</source>
        <translation>Nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Compared with %1.</source>
        <translation>Verglichen mit %1.</translation>
    </message>
    <message>
        <source>Numbers are wrong: see above</source>
        <translation>Zahlen sind falsch: siehe oben</translation>
    </message>
    <message>
        <source>There are no figures yet</source>
        <translation>Es gibt noch keine Werte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Cannot be compared with %1: %2.</source>
        <translation>Mit %1 nicht vergleichbar: %2.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileForm</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Folder of Data</source>
        <translation>Ordner der Daten</translation>
    </message>
    <message>
        <source>Numbers from 1 to %1, separated by commas.</source>
        <translation>Zahlen von 1 bis %1, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>A pyramid takes its slices without a queue</source>
        <translation>Eine Pyramide nimmt ihre Schichten ohne Warteschlange</translation>
    </message>
    <message>
        <source>This job takes its items one by one</source>
        <translation>Dieser Auftrag nimmt seine Einträge einzeln</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Demo Set</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Use the demo set instead of this folder</source>
        <translation>Die Beispiele statt dieses Ordners nehmen</translation>
    </message>
    <message>
        <source>The demo set: a CT phantom</source>
        <translation>Die Beispiele: ein CT-Phantom</translation>
    </message>
    <message>
        <source>The demo set: photographs</source>
        <translation>Die Beispiele: Fotos</translation>
    </message>
    <message>
        <source>Queue length</source>
        <translation>Länge der Warteschlange</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Größe der Stapel</translation>
    </message>
    <message>
        <source>numbers to try, the first while others vary</source>
        <translation>Zahlen zum Ausprobieren; die erste gilt, während andere sich ändern</translation>
    </message>
    <message>
        <source>That work at once: numbers to try</source>
        <translation>Die zugleich arbeiten: Zahlen zum Ausprobieren</translation>
    </message>
    <message>
        <source>Items that may wait between two stages: %1</source>
        <translation>Einträge, die zwischen zwei Stufen warten dürfen: %1</translation>
    </message>
    <message>
        <source>Items that are handed on together: %1</source>
        <translation>Einträge, die zusammen weitergereicht werden: %1</translation>
    </message>
    <message>
        <source>Pass numbers from thread to thread, without any files</source>
        <translation>Zahlen von Thread zu Thread reichen, ganz ohne Dateien</translation>
    </message>
    <message>
        <source>None: numbers are passed from thread to thread</source>
        <translation>Keine: Zahlen gehen von Thread zu Thread</translation>
    </message>
    <message numerus="yes">
        <source>The job runs %Ln time(s) with these numbers, and once before to warm up; a short one is repeated for a second, and the middle of its times counts. Then it is told which numbers are best. Nothing of yours is changed: results go to a temporary folder and are removed. Other work on this machine spoils the figures.</source>
        <translation>
            <numerusform>Der Auftrag läuft mit diesen Zahlen %Ln Mal, und einmal vorher zum Aufwärmen; ein kurzer wird eine Sekunde lang wiederholt, und die mittlere Zeit zählt. Dann steht da, welche Zahlen die besten sind. Nichts von Ihnen wird geändert: Ergebnisse kommen in einen vorläufigen Ordner und werden entfernt. Andere Arbeit auf diesem Rechner verfälscht die Werte.</numerusform>
            <numerusform>Der Auftrag läuft mit diesen Zahlen %Ln Mal, und einmal vorher zum Aufwärmen; ein kurzer wird eine Sekunde lang wiederholt, und die mittlere Zeit zählt. Dann steht da, welche Zahlen die besten sind. Nichts von Ihnen wird geändert: Ergebnisse kommen in einen vorläufigen Ordner und werden entfernt. Andere Arbeit auf diesem Rechner verfälscht die Werte.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileJob</name>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Profile: %1 of %2</source>
        <translation>Profil: %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln run(s)</source>
        <translation>
            <numerusform>%1 von %Ln Lauf</numerusform>
            <numerusform>%1 von %Ln Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the profile; the runs that are done can still be looked at</source>
        <translation>Profil abbrechen; fertige Läufe lassen sich noch ansehen</translation>
    </message>
    <message>
        <source>Making the demo set…</source>
        <translation>Beispiele werden erzeugt …</translation>
    </message>
    <message>
        <source>Warming up…</source>
        <translation>Aufwärmen …</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ProfileView</name>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Items a second</source>
        <translation>Einträge je Sekunde</translation>
    </message>
    <message>
        <source>Queue, items</source>
        <translation>Warteschlange, Einträge</translation>
    </message>
    <message>
        <source>Batch, items</source>
        <translation>Stapel, Einträge</translation>
    </message>
    <message>
        <source>Peak memory, MB</source>
        <translation>Höchster Speicher, MB</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Items/s</source>
        <translation>Einträge/s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>First, ms</source>
        <translation>Erster, ms</translation>
    </message>
    <message>
        <source>Peak MB</source>
        <translation>Höchste MB</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Share of their time that the threads before the queue waited</source>
        <translation>Anteil ihrer Zeit, den die Threads vor der Warteschlange warteten</translation>
    </message>
    <message>
        <source>Share of their time that the threads behind the queue waited</source>
        <translation>Anteil ihrer Zeit, den die Threads hinter der Warteschlange warteten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Nothing has become slower by a tenth.</source>
        <translation>Nichts ist um ein Zehntel langsamer geworden.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ideal</translation>
    </message>
    <message>
        <source>Items in the queue, mean</source>
        <translation>Einträge in der Warteschlange, im Mittel</translation>
    </message>
    <message numerus="yes">
        <source>Slower: %Ln thread(s), queue %1, batch %2: %3 instead of %4 items/s (%5 %).</source>
        <translation>
            <numerusform>Langsamer: %Ln Thread, Warteschlange %1, Stapel %2: %3 statt %4 Einträge/s (%5 %).</numerusform>
            <numerusform>Langsamer: %Ln Threads, Warteschlange %1, Stapel %2: %3 statt %4 Einträge/s (%5 %).</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the first run</source>
        <translation>Gegenüber dem ersten Lauf</translation>
    </message>
    <message>
        <source>From the start to the first item that was done</source>
        <translation>Vom Beginn bis zum ersten fertigen Stück</translation>
    </message>
    <message>
        <source>Memory that the program took at most</source>
        <translation>Speicher, den das Programm höchstens belegte</translation>
    </message>
    <message>
        <source>Items a second in the kept profile, and what has become of them</source>
        <translation>Stück je Sekunde im gespeicherten Profil, und was daraus geworden ist</translation>
    </message>
    <message>
        <source>No run has the same numbers as a kept one: there is nothing to compare.</source>
        <translation>Kein Lauf hat dieselben Zahlen wie ein gespeicherter: es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The kept profile is of another machine: %1.</source>
        <translation>Das gespeicherte Profil ist von einem anderen Rechner: %1.</translation>
    </message>
    <message>
        <source>The kept profile is of other data.</source>
        <translation>Das gespeicherte Profil ist von anderen Daten.</translation>
    </message>
    <message>
        <source>The kept profile is of other data: %1.</source>
        <translation>Das gespeicherte Profil ist von anderen Daten: %1.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidDialog</name>
    <message>
        <source>Generate Thumbnail Pyramid</source>
        <translation>Vorschaupyramide erzeugen</translation>
    </message>
    <message>
        <source>A pyramid is made of three or more numbered slices, or of a file of three or more pages.</source>
        <translation>Eine Pyramide entsteht aus drei oder mehr nummerierten Schichten oder aus einer Datei mit drei oder mehr Seiten.</translation>
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
        <source>Stops; what is done is kept for the next run</source>
        <translation>Hält an; was fertig ist, bleibt für den nächsten Lauf</translation>
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
    <message>
        <source>Its pages are several volumes (channels: %1, slices: %2, times: %3), which the levels mix.</source>
        <translation>Seine Seiten sind mehrere Volumen (Kanäle: %1, Schichten: %2, Zeiten: %3), die die Stufen vermischen.</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::PyramidJob</name>
    <message>
        <source>Pyramid of %1</source>
        <translation>Pyramide von %1</translation>
    </message>
    <message>
        <source>Cancel the job; what is done is kept</source>
        <translation>Auftrag abbrechen; was fertig ist, bleibt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln level(s): %1 read, %2 written to %3.</source>
        <translation>
            <numerusform>%Ln Stufe: %1 gelesen, %2 geschrieben nach %3.</numerusform>
            <numerusform>%Ln Stufen: %1 gelesen, %2 geschrieben nach %3.</numerusform>
        </translation>
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
    <name>lightstack::ui::QueueBars</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
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
    <name>lightstack::ui::ScanDialog</name>
    <message>
        <source>Scan</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Show Library</source>
        <translation>Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Scan Takeout or Folder</source>
        <translation>Takeout oder Ordner einlesen</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ScanForm</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>One after the other, on one thread</source>
        <translation>Nacheinander, in einem Thread</translation>
    </message>
    <message>
        <source>Metadata first: large files without checksums for now</source>
        <translation>Zuerst Metadaten: große Dateien vorerst ohne Prüfsumme</translation>
    </message>
    <message>
        <source>Folders and archives</source>
        <translation>Ordner und Archive</translation>
    </message>
    <message>
        <source>Add &amp;Folder…</source>
        <translation>O&amp;rdner hinzufügen …</translation>
    </message>
    <message>
        <source>Add &amp;Archives…</source>
        <translation>&amp;Archive hinzufügen …</translation>
    </message>
    <message>
        <source>Elsewhere…</source>
        <translation>Woanders …</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Rows a transaction</source>
        <translation>Zeilen je Transaktion</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Add a Folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add Takeout Archives</source>
        <translation>Takeout-Archive hinzufügen</translation>
    </message>
    <message>
        <source>Archives (*.zip *.tgz *.tar.gz *.ZIP *.TGZ)</source>
        <translation>Archive (*.zip *.tgz *.tar.gz *.ZIP *.TGZ)</translation>
    </message>
    <message>
        <source>Catalogs (*.catalog);;All files (*)</source>
        <translation>Kataloge (*.catalog);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add the folders and the archive parts of a Takeout: all parts together, so that pictures and their sidecars meet.</source>
        <translation>Fügen Sie die Ordner und Archivteile eines Takeouts hinzu: alle Teile zusammen, damit Bilder und Begleitdateien zueinanderfinden.</translation>
    </message>
    <message>
        <source>Counting… %1 files so far. The scan may begin at once.</source>
        <translation>Zählt … bisher %1 Dateien. Das Einlesen kann sofort beginnen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln archive(s), %1.</source>
        <translation>
            <numerusform>%Ln Archiv, %1.</numerusform>
            <numerusform>%Ln Archive, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s): %1 pictures and films, %2 sidecars, %3 others; %4.</source>
        <translation>
            <numerusform>%Ln Datei: %1 Bilder und Filme, %2 Begleitdateien, %3 andere; %4.</numerusform>
            <numerusform>%Ln Dateien: %1 Bilder und Filme, %2 Begleitdateien, %3 andere; %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are as the catalog knows them: none is opened.</source>
        <translation>Alle sind, wie der Katalog sie kennt: keine wird geöffnet.</translation>
    </message>
    <message>
        <source>%1 are as the catalog knows them and are not opened; %2 are read (%3).</source>
        <translation>%1 sind, wie der Katalog sie kennt, und werden nicht geöffnet; %2 werden gelesen (%3).</translation>
    </message>
    <message>
        <source>Pictures, films and sidecars are read once.</source>
        <translation>Bilder, Filme und Begleitdateien werden einmal gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln folder(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln Ordner lässt sich nicht lesen.</numerusform>
            <numerusform>%Ln Ordner lassen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes %1, going by the last scan.</source>
        <translation>Dauert %1, nach dem letzten Einlesen zu urteilen.</translation>
    </message>
    <message>
        <source>F&amp;olders and Takeout archives (drop them here)</source>
        <translation>&amp;Ordner und Takeout-Archive (hierher ziehen)</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>Einer je Kern</translation>
    </message>
    <message>
        <source>These are as the catalog knows them and are not opened.</source>
        <translation>Diese sind, wie der Katalog sie kennt, und werden nicht geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln archive(s) are read through, to know what is in them.</source>
        <translation>
            <numerusform>%Ln Archiv wird durchgelesen, um zu wissen, was darin ist.</numerusform>
            <numerusform>%Ln Archive werden durchgelesen, um zu wissen, was darin ist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lightstack::ui::ScanJob</name>
    <message numerus="yes">
        <source>%Ln folder(s) and archive(s)</source>
        <translation>
            <numerusform>%Ln Ordner oder Archiv</numerusform>
            <numerusform>%Ln Ordner und Archive</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan of %1</source>
        <translation>Einlesen von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 von %Ln Datei</numerusform>
            <numerusform>%1 von %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the scan; what is in the catalog stays, the next scan goes on from there</source>
        <translation>Einlesen abbrechen; was im Katalog steht, bleibt, das nächste Einlesen macht dort weiter</translation>
    </message>
    <message>
        <source>%1: done, but for some files</source>
        <translation>%1: fertig, bis auf einige Dateien</translation>
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
        <source>0 to %1</source>
        <translation>0 bis %1</translation>
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
        <source>&amp;Fit to Window</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>&amp;Zoom Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Three Views</source>
        <translation>&amp;Drei Ansichten</translation>
    </message>
    <message>
        <source>Cross &amp;Lines</source>
        <translation>Kreuz&amp;linien</translation>
    </message>
    <message>
        <source>&amp;Slab</source>
        <translation>&amp;Scheibe</translation>
    </message>
    <message>
        <source>&amp;Measure Distance</source>
        <translation>Abstand &amp;messen</translation>
    </message>
    <message>
        <source>&amp;Crop Box</source>
        <translation>&amp;Ausschnitt</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramm</translation>
    </message>
    <message>
        <source>&amp;Go to Slice</source>
        <translation>&amp;Gehe zu Schicht</translation>
    </message>
    <message>
        <source>Window: &amp;Auto</source>
        <translation>Fenster: &amp;Automatisch</translation>
    </message>
    <message>
        <source>Window: &amp;Percentile</source>
        <translation>Fenster: &amp;Perzentil</translation>
    </message>
    <message>
        <source>Window: Full &amp;Range</source>
        <translation>Fenster: &amp;Ganzer Bereich</translation>
    </message>
    <message>
        <source>Loc&amp;k the Window for All Slices</source>
        <translation>Fenster für alle Schichten &amp;festhalten</translation>
    </message>
    <message>
        <source>Thi&amp;nner Slab</source>
        <translation>Dü&amp;nnere Scheibe</translation>
    </message>
    <message>
        <source>Thick&amp;er Slab</source>
        <translation>Dick&amp;ere Scheibe</translation>
    </message>
    <message>
        <source>Crop Box &amp;Begins Here</source>
        <translation>Ausschnitt &amp;beginnt hier</translation>
    </message>
    <message>
        <source>Crop Box En&amp;ds Here</source>
        <translation>Ausschnitt en&amp;det hier</translation>
    </message>
    <message>
        <source>Propose Crop Bo&amp;x</source>
        <translation>Ausschnitt &amp;vorschlagen</translation>
    </message>
    <message>
        <source>&amp;Voxel Size…</source>
        <translation>Vo&amp;xelgröße …</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::StackJobDialog</name>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>What is done stays, and the disk and the processor are free meanwhile</source>
        <translation>Was fertig ist, bleibt; Datenträger und Prozessor sind unterdessen frei</translation>
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
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go On in the Background</source>
        <translation>Im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <message>
        <source>Stack Report: %1</source>
        <translation>Stapelbericht: %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::StageBar</name>
    <message>
        <source>Where the time goes</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>%1 %2, %3 %</source>
        <translation>%1 %2, %3 %</translation>
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
    <name>lightstack::ui::VolumeJob</name>
    <message numerus="yes">
        <source>%1 of %Ln slice(s)</source>
        <translation>
            <numerusform>%1 von einer Schicht</numerusform>
            <numerusform>%1 von %Ln Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: done, but for some slices</source>
        <translation>%1: fertig, bis auf einige Schichten</translation>
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
    <message>
        <source>x × %1</source>
        <translation>x × %1</translation>
    </message>
</context>
<context>
    <name>lightstack::ui::WhyPanel</name>
    <message>
        <source>&amp;Pair With…</source>
        <translation>&amp;Zuordnen …</translation>
    </message>
    <message>
        <source>Has &amp;No Sidecar</source>
        <translation>Hat &amp;keine Begleitdatei</translation>
    </message>
    <message>
        <source>As &amp;Found</source>
        <translation>Wie &amp;gefunden</translation>
    </message>
    <message>
        <source>Choose the JSON file that belongs to this picture</source>
        <translation>Die JSON-Datei wählen, die zu diesem Bild gehört</translation>
    </message>
    <message>
        <source>Whatever the names say, none belongs to this picture</source>
        <translation>Was die Namen auch sagen: keine gehört zu diesem Bild</translation>
    </message>
    <message>
        <source>Take the choice made by hand back; the rules decide</source>
        <translation>Die Wahl von Hand zurücknehmen; die Regeln entscheiden</translation>
    </message>
    <message>
        <source>Why this sidecar</source>
        <translation>Warum diese Begleitdatei</translation>
    </message>
    <message>
        <source>The folder cannot be looked at: %1.</source>
        <translation>Der Ordner lässt sich nicht ansehen: %1.</translation>
    </message>
    <message>
        <source>The catalog does not know this file: scan its folder to pair it by hand.</source>
        <translation>Der Katalog kennt diese Datei nicht: lesen Sie ihren Ordner ein, um sie von Hand zuzuordnen.</translation>
    </message>
    <message>
        <source>Select a picture to see which sidecar belongs to it, and why.</source>
        <translation>Wählen Sie ein Bild, um zu sehen, welche Begleitdatei dazugehört und warum.</translation>
    </message>
    <message>
        <source>Select one picture alone to see which sidecar belongs to it.</source>
        <translation>Wählen Sie ein einziges Bild, um zu sehen, welche Begleitdatei dazugehört.</translation>
    </message>
    <message>
        <source>Only pictures and films have sidecars.</source>
        <translation>Nur Bilder und Filme haben Begleitdateien.</translation>
    </message>
    <message>
        <source>No sidecar</source>
        <translation>Keine Begleitdatei</translation>
    </message>
    <message>
        <source>Decided by hand.</source>
        <translation>Von Hand entschieden.</translation>
    </message>
    <message>
        <source>No rule leads to one in this folder.</source>
        <translation>Keine Regel führt zu einer in diesem Ordner.</translation>
    </message>
    <message>
        <source>Paired with</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Rule %1 – %2</source>
        <translation>Regel %1 – %2</translation>
    </message>
    <message>
        <source>It lies in %1.</source>
        <translation>Sie liegt in %1.</translation>
    </message>
    <message>
        <source>From name to name</source>
        <translation>Von Name zu Name</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln character(s))</source>
        <translation>
            <numerusform>%1 (%Ln Zeichen)</numerusform>
            <numerusform>%1 (%Ln Zeichen)</numerusform>
        </translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>Was dafür spricht</translation>
    </message>
    <message>
        <source>Not taken (%L1)</source>
        <translation>Nicht genommen (%L1)</translation>
    </message>
    <message>
        <source>Pair With This</source>
        <translation>Dieser zuordnen</translation>
    </message>
    <message>
        <source>Pair with %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
    <message>
        <source>Pair With</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Sidecars (*.json *.JSON);;All files (*)</source>
        <translation>Begleitdateien (*.json *.JSON);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Writing the choice into the catalog…</source>
        <translation>Die Wahl wird in den Katalog geschrieben …</translation>
    </message>
    <message>
        <source>The choice was not kept: %1.</source>
        <translation>Die Wahl wurde nicht behalten: %1.</translation>
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
