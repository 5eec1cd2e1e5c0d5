; Windows' installer: makensis -DVERSION=… -DEDITION=… -DPROGRAM=folder -DMADE=Setup.exe windows.nsi
; For one user or for all (asked, or /CurrentUser and /AllUsers); silent with /S; cases stay.
Unicode true
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "LeukoView"
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_FUNCTION apartFromCases
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\LeukoView"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
; A newer version goes where the older one is: for all users where that was for all.
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\LeukoView"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LeukoView"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh

Name "LeukoView ${VERSION}"
OutFile "${MADE}"
SetCompressor /SOLID lzma
BrandingText "LeukoView ${VERSION} (${EDITION})"

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

LangString ItRuns ${LANG_ENGLISH} "LeukoView is open, or this account may not write to its folder: nothing was changed. Close it and start again."
LangString ItRuns ${LANG_SPANISH} "LeukoView está abierto, o esta cuenta no puede escribir en su carpeta: no se cambió nada. Ciérrelo y empiece de nuevo."

; Cases lie in %LOCALAPPDATA%\LeukoView, which is also where NSIS would put a user's own program.
Function apartFromCases
  ${If} $INSTDIR == "$LOCALAPPDATA\LeukoView"
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\LeukoView"
  ${EndIf}
FunctionEnd

; Windows lets nobody write to a program that runs: half of it would be replaced, or taken away.
!macro EndIfItRuns
  ${If} ${FileExists} "$INSTDIR\leukoview.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\leukoview.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(ItRuns)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  !insertmacro MULTIUSER_INIT
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "LeukoView"
  !insertmacro EndIfItRuns
  SetOutPath "$INSTDIR"
  ; The parts of an older version must not lie between those of this one.
  RMDir /r "$INSTDIR\_internal"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\LeukoView.lnk" "$INSTDIR\leukoview.exe"
  WriteRegStr SHCTX "Software\LeukoView" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${ENTRY}" "DisplayName" "LeukoView (${EDITION})"
  WriteRegStr SHCTX "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ENTRY}" "Publisher" "The LeukoView authors"
  WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${ENTRY}" "EstimatedSize" "$0"
SectionEnd

; Cases, settings and the laboratory's models lie in %LOCALAPPDATA%\LeukoView\ and are left there:
; only what this installer has brought is taken away, so they must not lie in $INSTDIR.
Section "Uninstall"
  !insertmacro EndIfItRuns
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  ; A pack for graphics cards (leukoview pack put-in) is no use without the program.
  RMDir /r "$INSTDIR\graphics"
  Delete "$INSTDIR\leukoview.exe"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\LeukoView.lnk"
  DeleteRegKey SHCTX "${ENTRY}"
  DeleteRegKey SHCTX "Software\LeukoView"
SectionEnd
