// A NestJS application with one route.
import { Controller, Get, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

@Controller()
class Hello {
  @Get()
  hello(): string {
    return "hello";
  }
}

@Module({ controllers: [Hello] })
class App {}

NestFactory.create(App).then((app) => {
  app.enableShutdownHooks();
  return app.listen(process.env.PORT ?? 3000);
});
