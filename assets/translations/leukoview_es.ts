<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>archived</source>
        <translation>archivado</translation>
    </message>
    <message>
        <source>no cells yet</source>
        <translation>aún sin células</translation>
    </message>
    <message>
        <source>{0} of {1} reviewed</source>
        <translation>{0} de {1} revisadas</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>Enmendado</translation>
    </message>
    <message>
        <source>Signed by {0} on {1}.</source>
        <translation>Firmado por {0} el {1}.</translation>
    </message>
    <message>
        <source>A second reader&apos;s signature is still wanted.</source>
        <translation>Falta la firma de un segundo lector.</translation>
    </message>
    <message>
        <source>Opened again by {0} on {1}: {2}</source>
        <translation>Reabierto por {0} el {1}: {2}</translation>
    </message>
    <message>
        <source>Confirm suggestion</source>
        <translation>Confirmar sugerencia</translation>
    </message>
    <message>
        <source>Take label back</source>
        <translation>Retirar etiqueta</translation>
    </message>
    <message>
        <source>Next cell to review</source>
        <translation>Siguiente célula por revisar</translation>
    </message>
    <message>
        <source>Go on after labelling</source>
        <translation>Avanzar tras etiquetar</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>C&amp;ase</source>
        <translation>Ca&amp;so</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Cells</source>
        <translation>&amp;Células</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>E&amp;tiquetas</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>above</source>
        <translation>por encima</translation>
    </message>
    <message>
        <source>below</source>
        <translation>por debajo</translation>
    </message>
    <message>
        <source>within</source>
        <translation>dentro</translation>
    </message>
    <message>
        <source>Nucleus area</source>
        <translation>Área nuclear</translation>
    </message>
    <message>
        <source>Cell area</source>
        <translation>Área celular</translation>
    </message>
    <message>
        <source>N:C ratio (areas)</source>
        <translation>Relación N:C (áreas)</translation>
    </message>
    <message>
        <source>Nucleus roundness</source>
        <translation>Redondez nuclear</translation>
    </message>
    <message>
        <source>Outline irregularity</source>
        <translation>Irregularidad del contorno</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>Granularidad</translation>
    </message>
    <message>
        <source>Ranges span {0} of {1} normal cells of each kind, measured like this one; all are of one laboratory, so they only orient.</source>
        <translation>Los intervalos abarcan el {0} de {1} células normales de cada tipo, medidas como esta; todas son de un solo laboratorio, así que solo orientan.</translation>
    </message>
    <message>
        <source>{0}, all reviewed</source>
        <translation>{0}, todo revisado</translation>
    </message>
    <message>
        <source>{0}, {1} reviewed</source>
        <translation>{0}, revisadas: {1}</translation>
    </message>
    <message>
        <source>{0} read</source>
        <translation>{0}, lectura hecha</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>aún sin leer</translation>
    </message>
    <message>
        <source>not a smear</source>
        <translation>no es un frotis</translation>
    </message>
    <message>
        <source>no cell found</source>
        <translation>ninguna célula encontrada</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>fijada por usted</translation>
    </message>
    <message>
        <source>from the image&apos;s metadata</source>
        <translation>de los metadatos de la imagen</translation>
    </message>
    <message>
        <source>from this camera&apos;s calibration</source>
        <translation>de la calibración de esta cámara</translation>
    </message>
    <message>
        <source>estimated from red cells</source>
        <translation>estimada con los hematíes</translation>
    </message>
    <message>
        <source>Scale not known yet</source>
        <translation>Escala aún desconocida</translation>
    </message>
    <message>
        <source>{0} µm per pixel, {1}</source>
        <translation>{0} µm por píxel, {1}</translation>
    </message>
    <message>
        <source>Not identified</source>
        <translation>Sin identificar</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosa</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n célula</numerusform>
            <numerusform>%n células</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n etiqueta</numerusform>
            <numerusform>%n etiquetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slide(s)</source>
        <translation>
            <numerusform>%n frotis</numerusform>
            <numerusform>%n frotis</numerusform>
        </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>Move the smear</source>
        <translation>Mover el frotis</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flechas</translation>
    </message>
    <message>
        <source>Zoom at the mouse</source>
        <translation>Ampliar en el ratón</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Choose more cells</source>
        <translation>Elegir más células</translation>
    </message>
    <message>
        <source>Shift or Ctrl + click</source>
        <translation>Mayús o Ctrl + clic</translation>
    </message>
    <message>
        <source>Move the chosen boxes</source>
        <translation>Mover los recuadros elegidos</translation>
    </message>
    <message>
        <source>Alt + arrow keys</source>
        <translation>Alt + flechas</translation>
    </message>
    <message>
        <source>Resize the chosen box</source>
        <translation>Cambiar el tamaño del recuadro elegido</translation>
    </message>
    <message>
        <source>Alt + Shift + arrow keys</source>
        <translation>Alt + Mayús + flechas</translation>
    </message>
    <message>
        <source>Use the Add or Draw tool in the middle of the view</source>
        <translation>Usar Añadir o Dibujar en el centro de la vista</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Take a drag back, put the ruler away</source>
        <translation>Anular un arrastre, guardar la regla</translation>
    </message>
    <message>
        <source>Show where the model looks on the cell in hand</source>
        <translation>Mostrar en qué se fija el modelo en la célula actual</translation>
    </message>
    <message>
        <source>Go from cell to cell</source>
        <translation>Ir de célula en célula</translation>
    </message>
    <message>
        <source>Choose a row of cells</source>
        <translation>Elegir una fila de células</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Mayús + flechas</translation>
    </message>
    <message>
        <source>Choose all cells shown</source>
        <translation>Elegir todas las células mostradas</translation>
    </message>
    <message>
        <source>On the smear</source>
        <translation>En el frotis</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>En la galería</translation>
    </message>
</context>
<context>
    <name>AcknowledgeDialog</name>
    <message>
        <source>Acknowledge the APL alarm</source>
        <translation>Confirmar la alarma de LPA</translation>
    </message>
    <message>
        <source>Your name and the time go into the case and onto page 1 of the report. This cannot be undone, and it does not end the alarm.</source>
        <translation>Su nombre y la hora quedan en el caso y en la página 1 del informe. No se puede deshacer, y no pone fin a la alarma.</translation>
    </message>
    <message>
        <source>Acknowledge as {0}</source>
        <translation>Confirmar como {0}</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open images…</source>
        <translation>Abrir imágenes…</translation>
    </message>
    <message>
        <source>Open the practice case</source>
        <translation>Abrir el caso de práctica</translation>
    </message>
    <message>
        <source>Close slide</source>
        <translation>Cerrar frotis</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exportar informe…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Read only my boxes</source>
        <translation>Leer solo mis recuadros</translation>
    </message>
    <message>
        <source>Read all slides</source>
        <translation>Leer todos los frotis</translation>
    </message>
    <message>
        <source>Read cells as I place them</source>
        <translation>Leer las células al marcarlas</translation>
    </message>
    <message>
        <source>Delete cell</source>
        <translation>Eliminar célula</translation>
    </message>
    <message>
        <source>Previous cell</source>
        <translation>Célula anterior</translation>
    </message>
    <message>
        <source>Next cell</source>
        <translation>Célula siguiente</translation>
    </message>
    <message>
        <source>Set scale…</source>
        <translation>Fijar escala…</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>Ajustar a la ventana</translation>
    </message>
    <message>
        <source>Actual pixels</source>
        <translation>Píxeles reales</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Show boxes</source>
        <translation>Mostrar recuadros</translation>
    </message>
    <message>
        <source>Brightness and white balance</source>
        <translation>Brillo y balance de blancos</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Select and move</source>
        <translation>Seleccionar y mover</translation>
    </message>
    <message>
        <source>Lasso: draw around cells to choose them</source>
        <translation>Lazo: rodee las células para elegirlas</translation>
    </message>
    <message>
        <source>Add a cell by clicking its nucleus</source>
        <translation>Añadir una célula con un clic en su núcleo</translation>
    </message>
    <message>
        <source>Draw a box around a cell</source>
        <translation>Dibujar un recuadro alrededor de una célula</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>Medir una longitud</translation>
    </message>
    <message>
        <source>Calibrate: drag across a red cell</source>
        <translation>Calibrar: arrastre de lado a lado de un hematíe</translation>
    </message>
    <message>
        <source>White balance: click an empty spot</source>
        <translation>Balance de blancos: clic en una zona vacía</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
</context>
<context>
    <name>AgreementCard</name>
    <message>
        <source>Agreement of readers with the engine</source>
        <translation>Concordancia de los lectores con el motor</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ with its 95 % interval over cells labelled before the suggestion was seen. 1 is perfect agreement, 0 that of chance.</source>
        <translation>κ de Cohen con su intervalo del 95 % en las células etiquetadas antes de ver la sugerencia. 1 es concordancia perfecta; 0, la del azar.</translation>
    </message>
    <message>
        <source>{0} without a suggestion or a class, left out.</source>
        <translation>{0} sin sugerencia o sin clase: no se tienen en cuenta.</translation>
    </message>
</context>
<context>
    <name>AlarmCard</name>
    <message>
        <source>APL alarm</source>
        <translation>Alarma de LPA</translation>
    </message>
    <message>
        <source>Acknowledge…</source>
        <translation>Confirmar…</translation>
    </message>
    <message>
        <source>PML::RARA and coagulation tests are confirmatory.</source>
        <translation>La confirmación exige PML::RARA y pruebas de coagulación.</translation>
    </message>
    <message>
        <source>{0} labelled APL by a reader.</source>
        <translation>{0} con etiqueta LPA de un lector.</translation>
    </message>
    <message>
        <source>It rings on {0}.</source>
        <translation>Suena en {0}.</translation>
    </message>
    <message>
        <source>Acknowledged by {0} at {1} (local time).</source>
        <translation>Confirmada por {0} el {1} (hora local).</translation>
    </message>
    <message>
        <source>Since then it rings for another slide as well.</source>
        <translation>Desde entonces suena también para otra imagen.</translation>
    </message>
</context>
<context>
    <name>AmendDialog</name>
    <message>
        <source>Amend the case</source>
        <translation>Enmendar el caso</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why is the case opened again?</source>
        <translation>¿Por qué se reabre el caso?</translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation>Reabrir el caso</translation>
    </message>
    <message>
        <source>The case can be changed again and must be signed anew. What was signed stays in its trail, and your reason stands on the report.</source>
        <translation>El caso se puede volver a modificar y debe firmarse de nuevo. Lo firmado queda en su registro, y su motivo figura en el informe.</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>Exporting the case…</source>
        <translation>Exportando el caso…</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Comprobando el archivo…</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>New case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>Cases…</source>
        <translation>Casos…</translation>
    </message>
    <message>
        <source>Export case…</source>
        <translation>Exportar caso…</translation>
    </message>
    <message>
        <source>Import case…</source>
        <translation>Importar caso…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Detalles…</translation>
    </message>
    <message>
        <source>Reader…</source>
        <translation>Lector…</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Firmar…</translation>
    </message>
    <message>
        <source>Amend…</source>
        <translation>Enmendar…</translation>
    </message>
    <message>
        <source>Trail…</source>
        <translation>Registro…</translation>
    </message>
    <message>
        <source>Locate image…</source>
        <translation>Localizar imagen…</translation>
    </message>
</context>
<context>
    <name>CaseBar</name>
    <message>
        <source>Another LeukoView window holds the cases: this one may only look.</source>
        <translation>Otra ventana de LeukoView tiene los casos: esta solo puede consultarlos.</translation>
    </message>
</context>
<context>
    <name>CaseChip</name>
    <message>
        <source>The reader. Press to change the name.</source>
        <translation>El lector. Pulse para cambiar el nombre.</translation>
    </message>
    <message>
        <source>The state of the case; see its trail.</source>
        <translation>El estado del caso; vea su registro.</translation>
    </message>
</context>
<context>
    <name>CaseDelegate</name>
    <message>
        <source>Archived</source>
        <translation>Archivado</translation>
    </message>
</context>
<context>
    <name>CaseDetails</name>
    <message>
        <source>Case details</source>
        <translation>Detalles del caso</translation>
    </message>
    <message>
        <source>Patient id</source>
        <translation>Id. del paciente</translation>
    </message>
    <message>
        <source>Name of the patient</source>
        <translation>Nombre del paciente</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexo</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>No indicado</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Femenino</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Masculino</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Specimen id</source>
        <translation>Id. de la muestra</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Blood</source>
        <translation>Sangre</translation>
    </message>
    <message>
        <source>Bone marrow</source>
        <translation>Médula ósea</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Obtención</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recepción</translation>
    </message>
    <message>
        <source>Stain</source>
        <translation>Tinción</translation>
    </message>
    <message>
        <source>Kind of smear</source>
        <translation>Tipo de frotis</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Hide each suggestion until I have labelled the cell</source>
        <translation>Ocultar la sugerencia hasta etiquetar la célula</translation>
    </message>
    <message>
        <source>A second reader must sign too</source>
        <translation>Debe firmar también un segundo lector</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Nacimiento</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Recuento</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>Primero a ciegas</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Segundo lector</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Smear</source>
        <translation>Frotis</translation>
    </message>
    <message>
        <source>Every field may stay empty. All of it stays on this computer.</source>
        <translation>Todos los campos pueden quedar vacíos. Todo permanece en este equipo.</translation>
    </message>
    <message>
        <source>The case cannot be changed now, so this can only be read.</source>
        <translation>El caso no se puede modificar ahora; esto solo se puede consultar.</translation>
    </message>
</context>
<context>
    <name>CaseFiles</name>
    <message>
        <source>Written: “{0}” in {1}</source>
        <translation>Guardado: «{0}» en {1}</translation>
    </message>
    <message>
        <source>Export case</source>
        <translation>Exportar caso</translation>
    </message>
    <message>
        <source>LeukoView case (*{0})</source>
        <translation>Caso de LeukoView (*{0})</translation>
    </message>
    <message>
        <source>Import case</source>
        <translation>Importar caso</translation>
    </message>
    <message>
        <source>LeukoView case (*{0});;All files (*)</source>
        <translation>Caso de LeukoView (*{0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>“{0}” was imported with its trail.</source>
        <translation>«{0}» se importó con su registro.</translation>
    </message>
    <message>
        <source>“{0}” is here already: it is opened, and nothing was changed.</source>
        <translation>«{0}» ya está aquí: se ha abierto sin modificar nada.</translation>
    </message>
    <message>
        <source>Where is “{0}” now?</source>
        <translation>¿Dónde está ahora «{0}»?</translation>
    </message>
    <message>
        <source>Images ({0});;All files (*)</source>
        <translation>Imágenes ({0});;Todos los archivos (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) located; everything on them is as it was.</source>
        <translation>
            <numerusform>%n imagen localizada; todo en ella sigue como estaba.</numerusform>
            <numerusform>%n imágenes localizadas; todo en ellas sigue como estaba.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Search by name, id, image or state</source>
        <translation>Buscar por nombre, id., imagen o estado</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Buscar en los casos</translation>
    </message>
    <message>
        <source>Show archived</source>
        <translation>Mostrar archivados</translation>
    </message>
    <message>
        <source>No case has all these words.</source>
        <translation>Ningún caso contiene todas esas palabras.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Archive case</source>
        <translation>Archivar caso</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
</context>
<context>
    <name>CaseMenu</name>
    <message>
        <source>LeukoView ended without being closed. “{0}” is open again with everything that was done on it.</source>
        <translation>LeukoView terminó sin cerrarse. «{0}» está abierto de nuevo con todo lo que se hizo en él.</translation>
    </message>
    <message>
        <source>Checking the trail…</source>
        <translation>Comprobando el registro…</translation>
    </message>
</context>
<context>
    <name>CaseOpening</name>
    <message>
        <source>Not where it was, or altered: {0}.</source>
        <translation>No está donde estaba, o se ha alterado: {0}.</translation>
    </message>
    <message>
        <source>Locate it in the Case menu; your decisions are all here.</source>
        <translation>Localícelo en el menú Caso; todas sus decisiones siguen aquí.</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>What is summed up</source>
        <translation>Qué se resume</translation>
    </message>
    <message>
        <source>The whole case</source>
        <translation>Todo el caso</translation>
    </message>
    <message>
        <source>This slide</source>
        <translation>Este frotis</translation>
    </message>
    <message>
        <source>Cells were read at another scale and do not count: read them again.</source>
        <translation>Hay células leídas con otra escala que no cuentan: vuelva a leerlas.</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
</context>
<context>
    <name>CellList</name>
    <message>
        <source>reviewed</source>
        <translation>revisada</translation>
    </message>
    <message>
        <source>To label</source>
        <translation>Por etiquetar</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>unlike the training cells</source>
        <translation>distinta de las células de entrenamiento</translation>
    </message>
    <message>
        <source>unsure, most like {0}</source>
        <translation>dudosa, se parece más a {0}</translation>
    </message>
    <message>
        <source>suggested was {0}, {1}</source>
        <translation>se sugirió {0}, {1}</translation>
    </message>
</context>
<context>
    <name>CellPanel</name>
    <message>
        <source>Measured, beside normal cells</source>
        <translation>Medidas, frente a células normales</translation>
    </message>
</context>
<context>
    <name>ClassButton</name>
    <message>
        <source>; key {0}</source>
        <translation>; tecla {0}</translation>
    </message>
</context>
<context>
    <name>CountCard</name>
    <message>
        <source>Differential count</source>
        <translation>Recuento diferencial</translation>
    </message>
    <message>
        <source>How many of the wanted cells are counted</source>
        <translation>Cuántas de las células previstas se han contado</translation>
    </message>
    <message>
        <source>{0} of {1} reviewed.</source>
        <translation>{0} de {1} revisadas.</translation>
    </message>
    <message>
        <source>Blind first: only labelled cells count, {0} to go.</source>
        <translation>Primero a ciegas: solo cuentan las células etiquetadas; por etiquetar: {0}.</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Differential: classes with counts and shares</source>
        <translation>Diferencial: clases con recuentos y porcentajes</translation>
    </message>
    <message>
        <source>suggested {0}</source>
        <translation>sugeridas {0}</translation>
    </message>
    <message>
        <source>final {0}</source>
        <translation>finales {0}</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Sugerido</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Share, 95 %</source>
        <translation>% (IC 95 %)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
</context>
<context>
    <name>CropPicture</name>
    <message>
        <source>The cell, enlarged</source>
        <translation>La célula, ampliada</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>This is no date. Write it as {0}.</source>
        <translation>No es una fecha. Escríbala como {0}.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Label {0} as {1}</source>
        <translation>Etiquetar {0} como {1}</translation>
    </message>
    <message>
        <source>Take back {0}</source>
        <translation>Retirar {0}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Reading the slide…</source>
        <translation>Leyendo el frotis…</translation>
    </message>
    <message>
        <source>Finding the nucleus…</source>
        <translation>Buscando el núcleo…</translation>
    </message>
    <message>
        <source>Draw box</source>
        <translation>Dibujar recuadro</translation>
    </message>
    <message>
        <source>Set scale</source>
        <translation>Fijar escala</translation>
    </message>
    <message>
        <source>Measuring the scale…</source>
        <translation>Midiendo la escala…</translation>
    </message>
    <message>
        <source>Add cell</source>
        <translation>Añadir célula</translation>
    </message>
    <message>
        <source>Reading the cell…</source>
        <translation>Leyendo la célula…</translation>
    </message>
    <message>
        <source>Read slide</source>
        <translation>Leer frotis</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>How the slide is shown</source>
        <translation>Cómo se muestra el frotis</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>Gamma</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>White balance: click an empty spot</source>
        <translation>Balance de blancos: clic en una zona vacía</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>White balance from the background</source>
        <translation>Balance de blancos según el fondo</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Show the slide as it is stored</source>
        <translation>Mostrar el frotis tal como está guardado</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Como está guardado</translation>
    </message>
    <message>
        <source>On {0}, {1}, {2}</source>
        <translation>Sobre {0}, {1}, {2}</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>For the eye only: readings use the stored pixels.</source>
        <translation>Solo para la vista: las lecturas usan los píxeles guardados.</translation>
    </message>
</context>
<context>
    <name>EngineRoom</name>
    <message>
        <source>Loading the model…</source>
        <translation>Cargando el modelo…</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Looking for where the class comes from…</source>
        <translation>Buscando de dónde procede la clase…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export report</source>
        <translation>Exportar informe</translation>
    </message>
    <message>
        <source>Name of the report, without an ending</source>
        <translation>Nombre del informe, sin extensión</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>PDF, the report to read and print</source>
        <translation>PDF, el informe para leer e imprimir</translation>
    </message>
    <message>
        <source>CSV, one line per cell for a spreadsheet</source>
        <translation>CSV, una línea por célula para hoja de cálculo</translation>
    </message>
    <message>
        <source>JSON, every figure for another program</source>
        <translation>JSON, todas las cifras para otro programa</translation>
    </message>
    <message>
        <source>De-identified: no name, number, birth date, specimen number, dates, file names</source>
        <translation>Anonimizado: sin nombre, números, fechas ni nombres de archivo</translation>
    </message>
    <message>
        <source>Replace the files that are there already</source>
        <translation>Reemplazar los archivos que ya existen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> y {0} más</translation>
    </message>
    <message>
        <source>Give the report a name.</source>
        <translation>Dé un nombre al informe.</translation>
    </message>
    <message>
        <source>Choose at least one form.</source>
        <translation>Elija al menos un formato.</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0} ya existe.</translation>
    </message>
    <message>
        <source>Report (*.pdf)</source>
        <translation>Informe (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Writing the report…</source>
        <translation>Escribiendo el informe…</translation>
    </message>
</context>
<context>
    <name>FabCard</name>
    <message>
        <source>FAB score</source>
        <translation>Puntuación FAB</translation>
    </message>
    <message>
        <source>FAB score, L1 or L2</source>
        <translation>Puntuación FAB, L1 o L2</translation>
    </message>
    <message>
        <source>Nucleoli, as you see them:</source>
        <translation>Nucléolos, según usted los ve:</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Sin valorar</translation>
    </message>
    <message>
        <source>Small, one or none, in ≥ 75 %</source>
        <translation>Pequeños, uno o ninguno, en ≥ 75 %</translation>
    </message>
    <message>
        <source>Prominent in ≥ 25 %</source>
        <translation>Prominentes en ≥ 25 %</translation>
    </message>
    <message>
        <source>{0}: {1} points</source>
        <translation>{0}: {1} puntos</translation>
    </message>
    <message>
        <source>by eye ({0})</source>
        <translation>a ojo ({0})</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Something went wrong</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>LeukoView made a mistake. What is on screen stays as it was.</source>
        <translation>LeukoView cometió un error. Lo que hay en pantalla sigue como estaba.</translation>
    </message>
    <message>
        <source>Please send the details below with a word on what you were doing. </source>
        <translation>Envíe los detalles de abajo y diga brevemente qué estaba haciendo. </translation>
    </message>
    <message>
        <source>They hold no names of files or patients.</source>
        <translation>No contienen nombres de archivos ni de pacientes.</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Measured, beside normal cells</source>
        <translation>Medidas, frente a células normales</translation>
    </message>
    <message>
        <source>above</source>
        <translation>por encima</translation>
    </message>
    <message>
        <source>below</source>
        <translation>por debajo</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Cells by class</source>
        <translation>Células por clase</translation>
    </message>
    <message>
        <source>Which cells are shown</source>
        <translation>Qué células se muestran</translation>
    </message>
    <message>
        <source>Order of the cells in a class</source>
        <translation>Orden de las células en una clase</translation>
    </message>
    <message>
        <source>Typical first</source>
        <translation>Típicas primero</translation>
    </message>
    <message>
        <source>Odd first</source>
        <translation>Atípicas primero</translation>
    </message>
    <message>
        <source>In order of finding</source>
        <translation>En orden de hallazgo</translation>
    </message>
    <message>
        <source>{0}, {1} to review</source>
        <translation>{0}, {1} por revisar</translation>
    </message>
    <message>
        <source>{0}, all reviewed</source>
        <translation>{0}, todo revisado</translation>
    </message>
    <message>
        <source>Cells appear here as they are read or placed</source>
        <translation>Las células aparecen aquí al leerlas o marcarlas</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Sin revisar</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>Legend of the heat map</source>
        <translation>Leyenda del mapa de calor</translation>
    </message>
    <message>
        <source>+{0} points</source>
        <translation>+{0} puntos</translation>
    </message>
    <message>
        <source>−{0} points</source>
        <translation>−{0} puntos</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>LeukoView speaks the language that you chose at its next start.</source>
        <translation>LeukoView usará el idioma elegido la próxima vez que se abra.</translation>
    </message>
</context>
<context>
    <name>LookAlikeCard</name>
    <message>
        <source>Most alike among your labelled cells</source>
        <translation>Las más parecidas entre sus células etiquetadas</translation>
    </message>
    <message>
        <source>Cells compare once they have been read.</source>
        <translation>Las células se comparan una vez leídas.</translation>
    </message>
    <message>
        <source>Hidden until you have labelled this cell: blind first.</source>
        <translation>Oculto hasta que etiquete esta célula: primero a ciegas.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>None yet. Cells that you label appear here once their case is signed, as long as the same model has read them.</source>
        <translation>Aún ninguna. Las células que etiquete aparecen aquí cuando se firma su caso, siempre que las haya leído el mismo modelo.</translation>
    </message>
</context>
<context>
    <name>LookAlikePicture</name>
    <message>
        <source>{0}. {1}, labelled in the signed case “{2}”</source>
        <translation>{0}. {1}, etiquetada en el caso firmado «{2}»</translation>
    </message>
    <message>
        <source>no
image</source>
        <translation>sin
imagen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>Images ({0});;All files (*)</source>
        <translation>Imágenes ({0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Blind first: the report would tell what is suggested.</source>
        <translation>Primero a ciegas: el informe revelaría lo que se sugiere.</translation>
    </message>
    <message>
        <source>Label every cell first, or end blind-first reading.</source>
        <translation>Etiquete antes todas las células, o termine la lectura a ciegas.</translation>
    </message>
    <message>
        <source>Set scale</source>
        <translation>Fijar escala</translation>
    </message>
    <message>
        <source>µm per pixel</source>
        <translation>µm por píxel</translation>
    </message>
    <message>
        <source>Written: {0} in {1}</source>
        <translation>Guardado: {0} en {1}</translation>
    </message>
    <message>
        <source>Main tools</source>
        <translation>Herramientas principales</translation>
    </message>
</context>
<context>
    <name>MarkScale</name>
    <message>
        <source>Share of blasts on a scale with marks</source>
        <translation>Porcentaje de blastos en una escala con marcas</translation>
    </message>
    <message>
        <source>{0}, from {1} to {2}; marks at {3}</source>
        <translation>{0}, de {1} a {2}; marcas en {3}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the slide</source>
        <translation>Vista general del frotis</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>The chosen cell</source>
        <translation>La célula elegida</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Contornos</translation>
    </message>
    <message>
        <source>Where does it look?</source>
        <translation>¿En qué se fija?</translation>
    </message>
    <message>
        <source>No cell chosen</source>
        <translation>Ninguna célula elegida</translation>
    </message>
    <message>
        <source>Click a box on the smear or in the list.</source>
        <translation>Haga clic en un recuadro del frotis o de la lista.</translation>
    </message>
    <message>
        <source>Outlines of nucleus (yellow) and cell (white)</source>
        <translation>Contornos del núcleo (amarillo) y de la célula (blanco)</translation>
    </message>
    <message>
        <source>Cover one place after another and see what it does to the class ({0})</source>
        <translation>Tapar un lugar tras otro y ver cómo cambia la clase ({0})</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>Not labelled yet</source>
        <translation>Aún sin etiquetar</translation>
    </message>
    <message>
        <source>≠ Differs from the suggestion</source>
        <translation>≠ Difiere de la sugerencia</translation>
    </message>
    <message>
        <source>Labelled blind by {0}, {1}</source>
        <translation>Etiquetada a ciegas por {0}, {1}</translation>
    </message>
    <message>
        <source>By {0}, {1}</source>
        <translation>Por {0}, {1}</translation>
    </message>
    <message>
        <source>Found by LeukoView.</source>
        <translation>Encontrada por LeukoView.</translation>
    </message>
    <message>
        <source>Added by you with a click.</source>
        <translation>Añadida por usted con un clic.</translation>
    </message>
    <message>
        <source>Boxed by you.</source>
        <translation>Recuadro dibujado por usted.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>{0}, {1}: no single place decides. Covering any one of them changes the probability by less than 5 points.</source>
        <translation>{0}, {1}: ningún lugar decide por sí solo. Tapar cualquiera de ellos cambia la probabilidad en menos de 5 puntos.</translation>
    </message>
    <message>
        <source>{0}, {1}. Orange: covered, it takes probability from this class. Blue: covered, it adds some.</source>
        <translation>{0}, {1}. Naranja: al taparlo, esta clase pierde probabilidad. Azul: al taparlo, la gana.</translation>
    </message>
</context>
<context>
    <name>Practising</name>
    <message>
        <source>Drawing the practice smears…</source>
        <translation>Dibujando los frotis de práctica…</translation>
    </message>
</context>
<context>
    <name>ReaderDialog</name>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Name of the reader</source>
        <translation>Nombre del lector</translation>
    </message>
    <message>
        <source>Who reads at this computer?</source>
        <translation>¿Quién lee en este equipo?</translation>
    </message>
    <message>
        <source>Your name stands beside every change and under what you sign.</source>
        <translation>Su nombre figura junto a cada cambio y al pie de lo que firma.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>PRACTICE smear, drawn by LeukoView. Not a patient.</source>
        <translation>Frotis de PRÁCTICA, dibujado por LeukoView. No es un paciente.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Shares of the classes</source>
        <translation>Porcentajes de las clases</translation>
    </message>
    <message>
        <source>No cell is counted yet.</source>
        <translation>Aún no se ha contado ninguna célula.</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>contadas</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Change patient</source>
        <translation>Cambiar paciente</translation>
    </message>
    <message>
        <source>Change specimen</source>
        <translation>Cambiar muestra</translation>
    </message>
    <message>
        <source>Change how the case is read</source>
        <translation>Cambiar cómo se lee el caso</translation>
    </message>
    <message>
        <source>Judge nucleoli</source>
        <translation>Valorar nucléolos</translation>
    </message>
    <message>
        <source>Take slide off the case</source>
        <translation>Quitar frotis del caso</translation>
    </message>
    <message>
        <source>Change how the smear is shown</source>
        <translation>Cambiar cómo se muestra el frotis</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n cell(s)</source>
        <translation>
            <numerusform>Eliminar %n célula</numerusform>
            <numerusform>Eliminar %n células</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n box(es)</source>
        <translation>
            <numerusform>Mover %n recuadro</numerusform>
            <numerusform>Mover %n recuadros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n cell(s)</source>
        <translation>
            <numerusform>Confirmar %n célula</numerusform>
            <numerusform>Confirmar %n células</numerusform>
        </translation>
    </message>
    <message>
        <source>Add slide</source>
        <translation>Añadir frotis</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign the case</source>
        <translation>Firmar el caso</translation>
    </message>
    <message>
        <source>I am {0}, and I have looked at every cell of this case.</source>
        <translation>Soy {0} y he mirado todas las células de este caso.</translation>
    </message>
    <message>
        <source>Your signature stands under the case as it is now, with the time. Nothing can be changed after it unless you open the case again with a reason.</source>
        <translation>Su firma, con la hora, avala el caso tal como está ahora. Después no se puede modificar nada, salvo que reabra el caso indicando un motivo.</translation>
    </message>
    <message>
        <source>Sign as {0}</source>
        <translation>Firmar como {0}</translation>
    </message>
    <message>
        <source>The case cannot be signed yet. Still open:</source>
        <translation>El caso aún no se puede firmar. Queda pendiente:</translation>
    </message>
    <message>
        <source>Nothing is open: the case can be signed.</source>
        <translation>No queda nada pendiente: el caso se puede firmar.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Ir allí</translation>
    </message>
    <message>
        <source>I accept the image</source>
        <translation>Acepto la imagen</translation>
    </message>
    <message>
        <source>You have seen what is wrong with the image and find it good enough for this case. Your word is kept in the trail, and cannot be taken back.</source>
        <translation>Ha visto los defectos de la imagen y la considera suficiente para este caso. Su decisión queda en el registro y no se puede retirar.</translation>
    </message>
</context>
<context>
    <name>SignOff</name>
    <message>
        <source>Slides are being read: let the reading end, or cancel it.</source>
        <translation>Se están leyendo imágenes: deje que termine la lectura o cancélela.</translation>
    </message>
    <message>
        <source>The model is not loaded, so nobody knows whether the APL alarm rings.</source>
        <translation>El modelo no está cargado, así que no se sabe si suena la alarma de LPA.</translation>
    </message>
    <message>
        <source>{0} has signed already: the second reader must be somebody else.</source>
        <translation>{0} ya ha firmado: el segundo lector debe ser otra persona.</translation>
    </message>
</context>
<context>
    <name>SlideStrip</name>
    <message>
        <source>Open slides</source>
        <translation>Frotis abiertos</translation>
    </message>
    <message>
        <source>APL alarm</source>
        <translation>Alarma de LPA</translation>
    </message>
</context>
<context>
    <name>SmearView</name>
    <message>
        <source>Smear</source>
        <translation>Frotis</translation>
    </message>
    <message>
        <source>Arrow keys move, plus and minus zoom, comma and full stop go through cells. Alt with arrow keys moves the chosen boxes, Alt+Shift resizes the selected one.</source>
        <translation>Las flechas desplazan, más y menos amplían y reducen, coma y punto recorren las células. Alt con flechas mueve los recuadros elegidos; Alt+Mayús cambia el tamaño del seleccionado.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Model loading…</source>
        <translation>Cargando modelo…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Sin modelo</translation>
    </message>
</context>
<context>
    <name>SuggestionCard</name>
    <message>
        <source>Suggestion</source>
        <translation>Sugerencia</translation>
    </message>
    <message>
        <source>Suggestion of the engine</source>
        <translation>Sugerencia del motor</translation>
    </message>
    <message>
        <source>End blind-first reading</source>
        <translation>Terminar la lectura a ciegas</translation>
    </message>
    <message>
        <source>Show suggestions now. Labels given from now on are not blind.</source>
        <translation>Mostrar ya las sugerencias. Las etiquetas puestas desde ahora no son a ciegas.</translation>
    </message>
    <message>
        <source>Suggestions, their probabilities and alarms stay hidden until every cell is labelled: {0} to go.</source>
        <translation>Las sugerencias, sus probabilidades y las alarmas quedan ocultas hasta etiquetar todas las células; por etiquetar: {0}.</translation>
    </message>
    <message>
        <source>Hidden: blind first</source>
        <translation>Oculto: primero a ciegas</translation>
    </message>
    <message>
        <source>Nothing read yet</source>
        <translation>Aún no se ha leído nada</translation>
    </message>
    <message>
        <source>Press Read to find and read every cell, or place cells yourself.</source>
        <translation>Pulse Leer para encontrar y leer todas las células, o márquelas usted.</translation>
    </message>
    <message>
        <source>Not read: not a stained smear</source>
        <translation>No leído: no es un frotis teñido</translation>
    </message>
    <message>
        <source>No cell was read on this image.</source>
        <translation>No se leyó ninguna célula en esta imagen.</translation>
    </message>
    <message>
        <source>Read: no nucleated cell found</source>
        <translation>Leído: ninguna célula nucleada encontrada</translation>
    </message>
    <message>
        <source>If you see one, click or box it, or check the scale.</source>
        <translation>Si ve alguna, haga clic en ella o recuádrela, o revise la escala.</translation>
    </message>
    <message>
        <source>Second choice: {0}.</source>
        <translation>Segunda opción: {0}.</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>Sin sugerencia</translation>
    </message>
    <message>
        <source>Acute leukemia not suggested</source>
        <translation>No se sugiere leucemia aguda</translation>
    </message>
    <message>
        <source>not M3</source>
        <translation>no M3</translation>
    </message>
    <message>
        <source>Unsure: {0}.</source>
        <translation>Dudosas: {0}.</translation>
    </message>
    <message>
        <source>Unlike the training cells, not counted: {0}.</source>
        <translation>Distintas de las células de entrenamiento, no contadas: {0}.</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Lymphoblast, L1</source>
        <translation>Linfoblasto, L1</translation>
    </message>
    <message>
        <source>Lymphoblast, L2</source>
        <translation>Linfoblasto, L2</translation>
    </message>
    <message>
        <source>Burkitt-type cell, L3</source>
        <translation>Célula tipo Burkitt, L3</translation>
    </message>
    <message>
        <source>Lymphoblast (ALL; L1/L2 not resolved)</source>
        <translation>Linfoblasto (LLA; L1/L2 sin resolver)</translation>
    </message>
    <message>
        <source>AML-M0 blast (minimally differentiated)</source>
        <translation>Blasto LMA-M0 (mínimamente diferenciado)</translation>
    </message>
    <message>
        <source>AML-M1 blast (without maturation)</source>
        <translation>Blasto LMA-M1 (sin maduración)</translation>
    </message>
    <message>
        <source>AML-M2 cell (with maturation)</source>
        <translation>Célula LMA-M2 (con maduración)</translation>
    </message>
    <message>
        <source>APL cell (AML-M3)</source>
        <translation>Célula de LPA (LMA-M3)</translation>
    </message>
    <message>
        <source>AML-M4 cell (myelomonocytic)</source>
        <translation>Célula LMA-M4 (mielomonocítica)</translation>
    </message>
    <message>
        <source>AML-M5 cell (monoblastic/monocytic)</source>
        <translation>Célula LMA-M5 (monoblástica/monocítica)</translation>
    </message>
    <message>
        <source>AML-M6 cell (erythroid)</source>
        <translation>Célula LMA-M6 (eritroide)</translation>
    </message>
    <message>
        <source>AML-M7 blast (megakaryoblastic)</source>
        <translation>Blasto LMA-M7 (megacarioblástico)</translation>
    </message>
    <message>
        <source>Myeloid blast (AML, not M3)</source>
        <translation>Blasto mieloide (LMA, no M3)</translation>
    </message>
    <message>
        <source>Normal leukocyte or precursor</source>
        <translation>Leucocito normal o precursor</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Sin identificar</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>Artefacto</translation>
    </message>
    <message>
        <source>WHO/ICC entity not inferable from morphology</source>
        <translation>la entidad OMS/ICC no puede inferirse de la morfología</translation>
    </message>
    <message>
        <source>compatible with Burkitt lymphoma/leukemia</source>
        <translation>compatible con linfoma/leucemia de Burkitt</translation>
    </message>
    <message>
        <source>compatible with acute promyelocytic leukemia with PML::RARA; confirm by genetics</source>
        <translation>compatible con leucemia promielocítica aguda con PML::RARA; confirmar con genética</translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message>
        <source>Trail of {0}</source>
        <translation>Registro de {0}</translation>
    </message>
    <message>
        <source>Show only entries with these words</source>
        <translation>Mostrar solo entradas con estas palabras</translation>
    </message>
    <message>
        <source>Filter the trail</source>
        <translation>Filtrar el registro</translation>
    </message>
    <message>
        <source>Nothing here is ever altered or removed; what is undone is a new entry.</source>
        <translation>Aquí nunca se altera ni se borra nada; lo que se deshace es una entrada nueva.</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Verificar ahora</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Guardado: {0}</translation>
    </message>
    <message>
        <source>Entries of the trail</source>
        <translation>Entradas del registro</translation>
    </message>
    <message>
        <source>Checking every entry of all cases…</source>
        <translation>Comprobando todas las entradas de todos los casos…</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>La comprobación se detuvo.</translation>
    </message>
    <message>
        <source>Checked {0} of {1} entries…</source>
        <translation>Comprobadas {0} de {1} entradas…</translation>
    </message>
    <message numerus="yes">
        <source>The trail of all cases is whole: %n entries, none altered.</source>
        <translation>
            <numerusform>El registro de todos los casos está íntegro: %n entrada, sin alterar.</numerusform>
            <numerusform>El registro de todos los casos está íntegro: %n entradas, ninguna alterada.</numerusform>
        </translation>
    </message>
    <message>
        <source>The check broke off.</source>
        <translation>La comprobación se interrumpió.</translation>
    </message>
    <message>
        <source>Save the trail</source>
        <translation>Guardar el registro</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
</context>
<context>
    <name>TrailModel</name>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>Twice</name>
    <message>
        <source>“{0}” is in another case already: “{1}”.</source>
        <translation>«{0}» ya está en otro caso: «{1}».</translation>
    </message>
    <message>
        <source>Open that case</source>
        <translation>Abrir ese caso</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Suggestion for the cell</source>
        <translation>Sugerencia para la célula</translation>
    </message>
    <message>
        <source>Probability of every class</source>
        <translation>Probabilidad de cada clase</translation>
    </message>
    <message>
        <source>Hidden: blind first</source>
        <translation>Oculto: primero a ciegas</translation>
    </message>
    <message>
        <source>The engine&apos;s suggestion shows once you have labelled this cell.</source>
        <translation>La sugerencia del motor aparece cuando haya etiquetado esta célula.</translation>
    </message>
    <message>
        <source>No class is suggested, and the cell is not counted.</source>
        <translation>No se sugiere ninguna clase y la célula no se cuenta.</translation>
    </message>
    <message>
        <source>Second choice: {0}, {1}</source>
        <translation>Segunda opción: {0}, {1}</translation>
    </message>
    <message>
        <source>? Unsure</source>
        <translation>? Dudosa</translation>
    </message>
    <message>
        <source>? Unlike the training cells</source>
        <translation>? Distinta de las de entrenamiento</translation>
    </message>
</context>
<context>
    <name>WantedField</name>
    <message>
        <source>Cells to count</source>
        <translation>Células por contar</translation>
    </message>
    <message>
        <source>{0} cells</source>
        <translation>{0} células</translation>
    </message>
    <message>
        <source>Another number…</source>
        <translation>Otro número…</translation>
    </message>
    <message>
        <source>Cells to count, your own number</source>
        <translation>Células por contar, otro número</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A second opinion on acute leukemia from a stained smear</source>
        <translation>Una segunda opinión sobre leucemia aguda a partir de un frotis teñido</translation>
    </message>
    <message>
        <source>Drop smear images here</source>
        <translation>Suelte aquí imágenes de frotis</translation>
    </message>
    <message>
        <source>JPEG, PNG, BMP, WebP or TIFF, of any size</source>
        <translation>JPEG, PNG, BMP, WebP o TIFF, de cualquier tamaño</translation>
    </message>
    <message>
        <source>Open images…</source>
        <translation>Abrir imágenes…</translation>
    </message>
    <message>
        <source>Try the practice case</source>
        <translation>Probar el caso de práctica</translation>
    </message>
    <message>
        <source>The practice case: five drawn smears, one each of L1, L2, M2, M3 and M5, opened and read for you. They show no patient.</source>
        <translation>El caso de práctica: cinco frotis dibujados, uno de L1, L2, M2, M3 y M5, que se abren y se leen solos. No muestran a ningún paciente.</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>Second opinion for a qualified reader; not a diagnosis; confirm by immunophenotype, cytogenetics and molecular tests. For research use. Everything runs on this computer; nothing leaves it. LeukoView {0}</source>
        <translation>Segunda opinión para un lector cualificado; no es un diagnóstico; confirme con inmunofenotipo, citogenética y pruebas moleculares. Para uso en investigación. Todo se ejecuta en este equipo; nada sale de él. LeukoView {0}</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
</context>
</TS>
