Thread.Sleep(Timeout.Infinite);
