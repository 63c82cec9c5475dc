package org.example;

public class Worker {
    public static void main(String[] args) throws InterruptedException {
        Thread.currentThread().join();
    }
}
