<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>lightstack::ui::EmptyPage</name>
        <message numerus="yes">
            <source>%Ln file(s) and folder(s) are left out.</source>
            <translation>
                <numerusform>One entry is left out.</numerusform>
                <numerusform>%Ln entries are left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hidden file(s) and folder(s) are left out.</source>
            <translation>
                <numerusform>One hidden entry is left out.</numerusform>
                <numerusform>%Ln hidden entries are left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln other file(s) are left out.</source>
            <translation>
                <numerusform>One other file is left out.</numerusform>
                <numerusform>%Ln other files are left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::FileCommands</name>
        <message numerus="yes">
            <source>Renamed %Ln file(s). Ctrl+Z gives the old names back.</source>
            <translation>
                <numerusform>Renamed one file. Ctrl+Z gives the old name back.</numerusform>
                <numerusform>Renamed %Ln files. Ctrl+Z gives the old names back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %Ln files to the trash?</source>
            <translation>
                <numerusform>Move %Ln file to the trash?</numerusform>
                <numerusform>Move %Ln files to the trash?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %Ln file(s) to the trash. Ctrl+Z brings them back.</source>
            <translation>
                <numerusform>Moved one file to the trash. Ctrl+Z brings it back.</numerusform>
                <numerusform>Moved %Ln files to the trash. Ctrl+Z brings them back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Brought %Ln file(s) back.</source>
            <translation>
                <numerusform>Brought one file back.</numerusform>
                <numerusform>Brought %Ln files back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied %Ln file(s).</source>
            <translation>
                <numerusform>Copied one file.</numerusform>
                <numerusform>Copied %Ln files.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Copied the path.</source>
            <translation>
                <numerusform>Copied the path.</numerusform>
                <numerusform>Copied %Ln paths.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::MainWindow</name>
        <message numerus="yes">
            <source>%Ln picture(s)</source>
            <translation>
                <numerusform>%Ln picture</numerusform>
                <numerusform>%Ln pictures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s)</source>
            <translation>
                <numerusform>%Ln file</numerusform>
                <numerusform>%Ln files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln folder(s)</source>
            <translation>
                <numerusform>%Ln folder</numerusform>
                <numerusform>%Ln folders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected</source>
            <translation>
                <numerusform>%Ln selected</numerusform>
                <numerusform>%Ln selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln selected, %1</source>
            <translation>
                <numerusform>%Ln selected, %1</numerusform>
                <numerusform>%Ln selected, %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::PreferencesDialog</name>
        <message numerus="yes">
            <source>%1 in %Ln thumbnails</source>
            <translation>
                <numerusform>%1 in one thumbnail</numerusform>
                <numerusform>%1 in %Ln thumbnails</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::TagModel</name>
        <message numerus="yes">
            <source>%n different values</source>
            <translation>
                <numerusform>%n value</numerusform>
                <numerusform>%n different values</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lightstack::ui::PatternRenameDialog</name>
        <message numerus="yes">
            <source>Rename %Ln Files</source>
            <translation>
                <numerusform>Rename %Ln File</numerusform>
                <numerusform>Rename %Ln Files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln name(s) cannot be given: %1.</source>
            <translation>
                <numerusform>One name cannot be given: %1.</numerusform>
                <numerusform>%Ln names cannot be given: %1.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) get a new name.</source>
            <translation>
                <numerusform>One file gets a new name.</numerusform>
                <numerusform>%Ln files get a new name.</numerusform>
            </translation>
        </message>
    </context>
</TS>
