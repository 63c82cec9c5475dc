// Prints the time every second.
#include <chrono>
#include <iostream>
#include <thread>

int main() {
    for (;;) {
        std::cout << std::time(nullptr) << std::endl;
        std::this_thread::sleep_for(std::chrono::seconds(1));
    }
}
