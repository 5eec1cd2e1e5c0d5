<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n slide</numerusform>
            <numerusform>%n slides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message numerus="yes">
        <source>%n image(s) located; everything on them is as it was.</source>
        <translation>
            <numerusform>%n image located; everything on it is as it was.</numerusform>
            <numerusform>%n images located; everything on them is as it was.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeedsSection</name>
    <message numerus="yes">
        <source>The trail is whole: %n deed(s), none altered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>Delete %n cell(s)</source>
        <translation>
            <numerusform>Delete %n cell</numerusform>
            <numerusform>Delete %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n box(es)</source>
        <translation>
            <numerusform>Move %n box</numerusform>
            <numerusform>Move %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n cell(s)</source>
        <translation>
            <numerusform>Confirm %n cell</numerusform>
            <numerusform>Confirm %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message numerus="yes">
        <source>The trail of all cases is whole: %n entries, none altered.</source>
        <translation>
            <numerusform>The trail of all cases is whole: %n entry, not altered.</numerusform>
            <numerusform>The trail of all cases is whole: %n entries, none altered.</numerusform>
        </translation>
    </message>
</context>
</TS>
