@echo off
rem Shujian: installs into this folder on the first start (no network), then only starts.
rem This file holds ASCII only, because cmd reads it in the code page of the console.
setlocal DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
fc /b "%~dp0SHA256SUMS" "%~dp0app\ready" >nul 2>nul
if not errorlevel 1 goto run
set "CHECK=import struct, sys; sys.exit(sys.version_info[:2] != (@MAJOR@, @MINOR@) or struct.calcsize('P') != 8)"
if not defined PYTHON goto launcher
"%PYTHON%" -c "%CHECK%" >nul 2>nul
if errorlevel 1 goto launcher
"%PYTHON%" -I -X utf8 "%~dp0install.py"
goto installed
:launcher
py -@VERSION@ -c "%CHECK%" >nul 2>nul
if errorlevel 1 goto path
py -@VERSION@ -I -X utf8 "%~dp0install.py"
goto installed
:path
python -c "%CHECK%" >nul 2>nul
if errorlevel 1 goto missing
python -I -X utf8 "%~dp0install.py"
:installed
if errorlevel 1 goto failed
:run
if "%~1"=="" goto workbench
"%~dp0app\Scripts\python.exe" -m shujian %*
exit /b %errorlevel%
:workbench
rem a double click: the workbench in the browser; the window stays while it runs
"%~dp0app\Scripts\python.exe" -m shujian serve --open
set "CODE=%errorlevel%"
if not "%CODE%"=="0" pause
exit /b %CODE%
:missing
type "%~dp0no-python.txt"
:failed
pause
exit /b 1
