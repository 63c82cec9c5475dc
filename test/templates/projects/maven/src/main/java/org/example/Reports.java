package org.example;

public class Reports {
    public static void main(String[] args) throws InterruptedException {
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
