' Follows orders, one a line: what is to be done and to what, parted by tabs. Line feeds stand as \n.
Dim Doc As Object

Sub Main(OrdersAt As String)
    Dim Files As Object, Orders As Object
    On Error GoTo Ended
    Files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    Orders = createUnoService("com.sun.star.io.TextInputStream")
    Orders.setInputStream(Files.openFileRead(OrdersAt))
    Orders.setEncoding("UTF-8")
    Do While Not Orders.isEOF()
        Follow(Split(Orders.readLine(), Chr(9)))
    Loop
Ended:
    StarDesktop.terminate()
End Sub

Sub Follow(Order)
    Select Case Order(0)
    Case "open"
        Doc = StarDesktop.loadComponentFromURL(Order(1), "_blank", 0, Array())
    Case "type"
        Doc.CurrentController.setActiveSheet(Doc.Sheets.getByName(Order(1)))
        Send(".uno:GoToCell", "ToPoint", Order(2))
        Send(".uno:EnterString", "StringName", Join(Split(Order(3), "\n"), Chr(10)))
    Case "insert"
        Doc.Sheets.getByName(Order(1)).unprotect("")
        Doc.Sheets.getByName(Order(1)).Rows.insertByIndex(CLng(Order(2)) - 1, 1)
    Case "delete"
        Doc.Sheets.getByName(Order(1)).unprotect("")
        Doc.Sheets.getByName(Order(1)).Rows.removeByIndex(CLng(Order(2)) - 1, 1)
    Case "replace"
        Dim Sought As Object
        Sought = Doc.createReplaceDescriptor()
        Sought.SearchCaseSensitive = True
        Sought.SearchString = Order(1)
        Sought.ReplaceString = Order(2)
        Doc.replaceAll(Sought)
    Case "save"
        Doc.storeToURL(Order(1), Array(Named("FilterName", Order(2))))
        Doc.close(True)
    End Select
End Sub

Sub Send(Command As String, Key As String, Value As String)
    Dim Dispatcher As Object
    Dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    Dispatcher.executeDispatch(Doc.CurrentController.Frame, Command, "", 0, Array(Named(Key, Value)))
End Sub

Function Named(Key As String, Value As String) As Object
    Dim Property As New com.sun.star.beans.PropertyValue
    Property.Name = Key
    Property.Value = Value
    Named = Property
End Function
